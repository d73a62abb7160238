"""Settings, put together from small files; what differs between machines is an environment variable."""

from yuanba.settings.base import *  # noqa: F403
from yuanba.settings.databases import *  # noqa: F403
from yuanba.settings.logs import *  # noqa: F403
from yuanba.settings.mail import *  # noqa: F403
from yuanba.settings.papers import *  # noqa: F403
from yuanba.settings.security import *  # noqa: F403
from yuanba.settings.sms import *  # noqa: F403
from yuanba.settings.staff import *  # noqa: F403
from yuanba.settings.wechat import *  # noqa: F403
from yuanba.settings.wechat_messages import *  # noqa: F403
from yuanba.settings.wechat_pay import *  # noqa: F403
