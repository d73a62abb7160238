"""Who may do what with cases."""

from yuanba.platform.access.actions import ANYONE, REPORTER, Rule

_HANDLERS = frozenset({"butler", "engineer", "manager"})
_OVERSEERS = frozenset({"community-supervisor", "grid-worker", "street-official", "district-official"})
_LIVING = frozenset({"owner", "co-owner", "tenant", "family", "guardian", "heir"})
_UPPER = frozenset({"community-supervisor", "street-official"})
_LEDGER = frozenset(
    {"manager", "company-headquarters", "community-supervisor", "street-official", "district-official", "association"}
)
_COMMITTEES = frozenset({"committee-member", "management-committee", "company-supervisor"})
_WATCHING = _COMMITTEES | {"observer"}

PERMISSIONS = {
    "case.report": Rule(frozenset({ANYONE}), "Say what is wrong, with or without signing in."),
    "case.report_for": Rule(
        _HANDLERS | _OVERSEERS | {"program"}, "Report for somebody on the telephone or at the window."
    ),
    "case.hotline": Rule(
        frozenset({"butler", "manager", "grid-worker"}) | _UPPER,
        "Take in files of the city's hotline, and hand back what became of them.",
    ),
    "case.read": Rule(_HANDLERS | _OVERSEERS | {REPORTER, "program"}, "Read a case with its history."),
    "case.read_private": Rule(
        _HANDLERS | {"community-supervisor", REPORTER},
        "Read what the reporter shows only to those who handle it.",
    ),
    "case.read_handed": Rule(
        frozenset({"street-official"}),
        "Read what only those who handle it read, while it is handed up to one's own side.",
    ),
    "case.work": Rule(_HANDLERS, "See the list of cases to work on."),
    "case.contact": Rule(_HANDLERS, "See how to reach the reporter; only in the estate itself.", inherits=False),
    "case.triage": Rule(_HANDLERS, "Sort a case: its kind and level."),
    "case.dispatch": Rule(frozenset({"butler", "manager"}), "Give a case to somebody."),
    "case.take": Rule(_HANDLERS, "Take a case of one's unit."),
    "case.hand_back": Rule(_HANDLERS, "Give a case of one's unit back, with a reason."),
    "case.route": Rule(frozenset({"butler", "manager"}), "Send a case to another unit."),
    "case.ask_help": Rule(_HANDLERS, "Ask another unit to help with a case of one's own."),
    "case.give_help": Rule(_HANDLERS | {"grid-worker"}, "Say what a helping unit did; only colleagues read it."),
    "case.routing": Rule(
        frozenset({"manager", "platform-operator"}), "Set units, categories and the rules that send cases to units."
    ),
    "case.see_routing": Rule(
        _HANDLERS | _OVERSEERS | {"platform-operator"}, "Read the rules that send cases to units, and try them out."
    ),
    "case.type_out": Rule(_HANDLERS, "Type what a resident spoke."),
    "case.answer": Rule(_HANDLERS, "Answer the reporter."),
    "case.promise": Rule(_HANDLERS, "Promise a measure and a date."),
    "case.pause": Rule(frozenset({"butler", "manager"}), "Let the clock of a case stand still, once, with a reason."),
    "case.resume": Rule(frozenset({"butler", "manager"}), "Let a paused clock run on before its date."),
    "case.extend": Rule(_HANDLERS, "Ask for more time for a case."),
    "case.decide_extension": Rule(
        frozenset({"manager", "community-supervisor"}), "Approve or refuse more time that somebody else asked for."
    ),
    "case.talk": Rule(_HANDLERS, "Write down a telephone call or a visit."),
    "case.check_in": Rule(_HANDLERS, "Look after a hard case, week by week."),
    "case.hand_up": Rule(frozenset({"manager", "community-supervisor"}), "Hand a case one level up."),
    "case.take_on": Rule(_UPPER, "Take on a case that was handed up."),
    "case.send_back": Rule(_UPPER, "Give back a case that was handed up."),
    "case.instruct": Rule(_UPPER, "Instruct an estate on a case, with a date."),
    "case.answer_instruction": Rule(frozenset({"butler", "manager"}), "Answer an instruction."),
    "case.judge_instruction": Rule(_UPPER, "Accept the answer to an instruction, or send it back."),
    "case.note": Rule(_HANDLERS | {"community-supervisor", "grid-worker"}, "Write down what was done on the way."),
    "case.resolve": Rule(_HANDLERS, "Say that the work is done, or cannot be done."),
    "case.refer": Rule(
        frozenset({REPORTER, "butler", "manager"}), "Pass a request on to mediation, if whoever reported it agrees."
    ),
    "message.place": Rule(
        _UPPER,
        "Choose the place of messages that named none.",
    ),
    "case.say_more": Rule(frozenset({REPORTER}), "Add words or pictures to one's own case."),
    "case.unname": Rule(frozenset({REPORTER}), "Take the own name off a case, later too."),
    "case.hide": Rule(frozenset({REPORTER}), "Make the own public case private, later too."),
    "case.cover": Rule(
        frozenset({"butler", "manager"}), "Take words, a photograph or a sound out of public view, with a reason."
    ),
    "case.confirm": Rule(frozenset({REPORTER}), "Say that it is solved, and how well."),
    "case.request_reopen": Rule(frozenset({REPORTER}), "Say that it is not solved."),
    "case.reopen": Rule(frozenset({"butler", "manager"}), "Take a case up again."),
    "case.uphold": Rule(frozenset({"manager"}), "Leave a case closed, and say why."),
    "case.rate": Rule(frozenset({REPORTER}), "Judge a closed case."),
    "case.join": Rule(frozenset({ANYONE}), "Say that one has the same trouble, add to it, and leave again."),
    "case.go_along": Rule(
        frozenset({REPORTER}), "Say that the own request is the same as a neighbour's: it goes on with that one."
    ),
    "case.merge": Rule(frozenset({"butler", "manager"}), "Take a case into an earlier one of the same matter."),
    "case.unmerge": Rule(frozenset({"butler", "manager"}), "Let a case go on by itself again."),
    "case.split": Rule(frozenset({"butler", "manager"}), "Make a part of a case a case of its own."),
    "case.look": Rule(frozenset({"community-supervisor"}), "Sign off the daily look, case by case."),
    "case.oversee": Rule(_OVERSEERS, "See what is late, silent and unhappy."),
    "case.figures": Rule(
        _OVERSEERS | _COMMITTEES | {"manager", "company-headquarters", "city-official"},
        "Read the figures of an estate: part and base, by kind, level, building, unit and month.",
    ),
    "case.compare": Rule(
        _OVERSEERS | {"city-official"},
        "Compare the figures of all estates below: part and base; requests behind them as the notice board shows them.",
    ),
    "case.draw_calls": Rule(frozenset({"manager"}), "Draw whom to call back about a week."),
    "case.call_back": Rule(frozenset({"butler", "manager"}), "Call residents back, and write down what they say."),
    "case.call_contact": Rule(
        frozenset({"butler", "manager"}), "Open how to reach a reporter to call back; written down.", inherits=False
    ),
    "case.replies": Rule(frozenset({"manager"}), "Write the ready replies of an estate."),
    "case.policy": Rule(
        frozenset({"platform-operator", "community-supervisor"}), "Set the levels and clocks of an estate."
    ),
    "dispute.mediate": Rule(
        frozenset({"mediator"}), "Mediate the disputes that were given to the own name; nobody else reads them."
    ),
    "dispute.ask": Rule(_LIVING, "Ask a mediator for help in a dispute of the own home."),
    "dispute.join": Rule(_LIVING, "Take part in a dispute in which the own home is a side.", inherits=False),
    "dispute.assign": Rule(
        frozenset({"community-supervisor"}),
        "Give disputes whose mediator has left to another one, unread.",
    ),
    "dispute.count": Rule(_OVERSEERS, "See how many disputes are mediated; nothing of what they are about."),
    "case.observe": Rule(
        frozenset({"observer", "building-head", "building-representative", "micro-grid-member", "volunteer"}),
        "Report with two taps what one sees at the place of the own post.",
    ),
    "problem.read": Rule(_LEDGER | _WATCHING | {"butler", "engineer"}, "Read the ledger of problems."),
    "problem.oversee": Rule(
        _UPPER | {"district-official", "association"}, "Read the ledgers of problems of all estates below in one list."
    ),
    "problem.enter": Rule(_LEDGER | {"observer", "butler"}, "Put a problem on the ledger."),
    "problem.measure": Rule(_LEDGER, "Set who does what by when for a problem."),
    "problem.done": Rule(
        frozenset({"manager", "butler", "engineer", "company-headquarters"}), "Say that a problem is dealt with."
    ),
    "problem.verify": Rule(
        _WATCHING | {"community-supervisor", "street-official", "district-official", "association"},
        "Look whether a problem is solved; never one's own.",
    ),
    "problem.meet": Rule(_LEDGER, "Call a joint meeting over problems, and write down what it decided."),
    "call.make": Rule(
        frozenset({"community-supervisor", "street-official", "district-official", "association"}),
        "Make a call that companies and estates sign.",
    ),
    "call.sign": Rule(frozenset({"manager", "company-headquarters", "committee-member"}), "Sign a call for an estate."),
    "call.sign_company": Rule(frozenset({"manager", "company-headquarters"}), "Sign a call for the company."),
    "renovation.ask": Rule(_LIVING, "Hand in a renovation of the own home.", inherits=False),
    "renovation.advise": Rule(
        _HANDLERS, "Say what a renovation may not touch, approve it or not, visit it, close it; keep drawings."
    ),
}
