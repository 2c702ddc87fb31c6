"""The words that the tests look for, in one place: the program's own by their message, a page's as they stand there."""

from workbook.i18n import _

# The program's own, as it asks the catalogue for them.
WELCOME = "Welcome to Lederbog"
NO_SUCH_DATE = "✗"
I_HAVE = "I HAVE"
GO_ON = "GO ON WHERE YOU STOPPED"
NEXT_MEETING = "NEXT MEETING"
WAITING = "WAITING FOR YOU"
DUE_TODAY = "• TODAY"
LATEST = "LATEST"
SAVED = "✓ Saved {time}"
DRAFT_SAVED = "● Draft saved {time}"
MENU = "type a part of the name"
NOTHING_FOUND = "Nothing is called that."
IN_THE_FILE = "IN THE FILE ({n})"
HELD_OUT = "HELD OUT ({n})"
NOT_SHARED = "✗ {n} more answers are not shared with them"
WRITTEN = "✓ Written: {path}"
WHO_MAY_SEE = "Who may see this answer?"
MUS_MARK = "MUS"
HOW_TO_QUIT = "{keys} ends Lederbog. What you wrote is saved."
LARGER = "Make the window larger."
FAULT_IN_PAGE = "A fault in this page: {fault}"
REMOVED = "{n} control characters removed"
SKIP = "Enter: skip"
KEEP = "Keep and close (Esc)"
NOT_SAVED = "Not everything is saved"
CRASHED = (
    "Lederbog stopped because of a fault in the program. What you wrote is saved; start Lederbog again to go "
    "on. What happened, without your words, is in {place}."
)
TO_ANOTHER_FOLDER = "Shall the journal lie in another folder?"
BEGIN, USE_IT, SAVE_FILE, SAVE_AND_CLOSE = "Begin", "Use it", "Save the file", "Save and close"
OVERVIEW, PATH, JOURNAL, SHARE = "Overview", "Path", "Journal", "Share"
A_NEW_ONE = "A new one"
BACK, TOOLBOX, MY_MUS, COUNT, TICK_MUS = "‹ Back", "Toolbox", "My MUS", "Space: count to ten", "My leader, at MUS"
SEEN_BY = "seen by: {who}"
TRIO_MEETING, IN_THREE_WEEKS, ONLY_ME = "TRIO meeting", "in {n} weeks", "ONLY ME"
KEEP_AND_CLOSE, JOURNAL_FILTER = "Keep and close (Esc)", "Shows {kind} · F changes"
TWO_VERSIONS_OF = "Two versions of “{title}”: choose"
KEEP_LAST, KEEP_BOTH = "Keep last", "Keep both"
LAST_IS_KEPT = "The last is kept. What the first said stands among its earlier versions."
INTO_THE_TRASH, IN_TRASH_NOW = "Put it into the trash", "Put into the trash · {keys} fetches it back"

# Titles and questions of the pages.
BEFORE_MODULE = "Fokus før modulet"
SCALE, FEEDBACK, MICRO, PLAN, FRAME = (
    "Tryghed 1-10 lige nu",
    "Da jeg fik feedback",
    "Mikrohandlinger",
    "Handleplan (PDSA)",
    "Min ramme",
)
BAND_OF_7 = "7: Ok, vi vil mere"
HELP_WITH = "Det vil jeg helst have hjælp til"
WHY = "Hvad gør, at tallet er, som det er?"
LIFT = "Hvad ville løfte tallet"
PAUSE = "Tæl til ti"
OF_IDENTITY = ("Hvad vil afsenderen mon", "Hvilket billede af mig selv", "Hvad i det er værd for mig at lære af?")
OF_OTHERS = ("Hvad i det føles forkert", "Hvad ville jeg have hørt, hvis en anden", "Hvad er fakta")
LEARNT, REPLY = "Hvad tager jeg med herfra?", "Mit svar eller min tak"
OUTCOME, WHO = "Hvad fører det til?", "Hvem må se det?"
DOES = "Det gør jeg"
TRIES, STUDIES = "Hvad vil jeg prøve?", "Hvornår ser jeg på det?"


def said(message: str, **places: object) -> str:
    """The message as the program says it; of an unfilled message what stands before its first place."""
    text = _(message)
    return text.format(**places) if places else text.partition("{")[0].rstrip()
