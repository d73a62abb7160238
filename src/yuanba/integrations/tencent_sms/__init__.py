"""SMS by Tencent Cloud (sms, 2021-01-11), signed as TC3-HMAC-SHA256."""
