package org.curbstop.conversation.engine;

import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.UserInput;

/** Counts the turn, and handles input without words: an opened or closed session, or silence. */
final class SessionStep implements DialogueEngine.TurnStep {

    @Override
    public Turn apply(Turn turn) {
        var state = turn.state();
        boolean silent = turn.input().given() instanceof UserInput.Silence;
        int silences = silent && turn.isOn(Channel.VOICE) ? state.silences() + 1 : silent ? state.silences() : 0;
        var counted = turn.with(state.withCounts(silences, state.misses(), state.turns() + 1));
        return switch (turn.input().given()) {
            case UserInput.SessionOpened opened -> open(counted, opened.task()).settled();
            case UserInput.Silence _ -> silence(counted).settled();
            case UserInput.SessionClosed _ -> counted.with(counted.state().atEnd()).settled();
            case UserInput.Utterance _, UserInput.KeypadDigits _, UserInput.Selection _, UserInput.FormSubmission _, UserInput.Command _,
                    UserInput.LanguageSelection _, UserInput.CardCapture _, UserInput.Attachments _ -> counted;
        };
    }

    private static Turn open(Turn turn, String task) {
        boolean known = !task.isEmpty() && turn.catalog().hasFlow(task) && turn.catalog().roles().all().contains(task);
        Turn opened;
        if (known) {
            opened = !turn.isIdle() && turn.state().frames().getFirst().flow().equals(task) ? turn
                    : GlobalCommands.openAlone(turn, task);
        } else {
            opened = turn.isIdle() ? GlobalCommands.openMenu(turn) : turn;
        }
        boolean dropped = turn.isOn(Channel.VOICE) && turn.before().turns() == 0 && !turn.before().frames().isEmpty();
        if (dropped) {
            return opened.clarify(Clarification.Kind.DROPPED);
        }
        boolean asksLanguage = turn.isOn(Channel.VOICE) && !turn.state().languageSure() && turn.catalog().supportedLanguages().size() > 1;
        return asksLanguage ? opened.clarify(Clarification.Kind.LANGUAGE) : opened;
    }

    private static Turn silence(Turn turn) {
        if (!turn.isOn(Channel.VOICE)) {
            return GlobalCommands.repeatMessages(turn);
        }
        return switch (turn.state().silences()) {
            case 1 -> turn.reprompting().say("common.silence", Tone.PLAIN);
            case 2 -> turn.asks(Clarification.Kind.LANGUAGE) ? turn : turn.clarify(Clarification.Kind.STUCK);
            default -> turn.say("common.silence-bye", Tone.PLAIN).ended();
        };
    }
}
