package org.curbstop.conversation.engine;

import java.util.HashMap;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.flowfile.FlowStep;

/** Counts the turn, and handles input without words: an opened or closed session, or silence. */
final class SessionStep implements DialogueEngine.TurnStep {

    @Override
    public Turn apply(Turn turn) {
        var state = turn.state();
        boolean silent = turn.input().given() instanceof UserInput.Silence;
        int silences = silent && turn.isOn(Channel.VOICE) ? state.silences() + 1 : silent ? state.silences() : 0;
        var counted = turn.with(state.withCounts(silences, state.misses(), state.turns() + 1));
        return switch (turn.input().given()) {
            case UserInput.SessionOpened opened -> open(counted, opened).settled();
            case UserInput.Silence _ -> silence(counted).settled();
            case UserInput.SessionClosed _ -> counted.with(counted.state().atEnd()).settled();
            case UserInput.Utterance _, UserInput.KeypadDigits _, UserInput.Selection _, UserInput.FormSubmission _, UserInput.Command _,
                    UserInput.LanguageSelection _, UserInput.CardCapture _, UserInput.Attachments _ -> counted;
        };
    }

    private static Turn open(Turn turn, UserInput.SessionOpened session) {
        String task = session.task();
        boolean known = !task.isEmpty() && turn.catalog().hasFlow(task) && turn.catalog().roles().all().contains(task);
        if (!session.keyword().isEmpty() && (known || task.isEmpty())) {
            return openByKeyword(turn, session);
        }
        Turn opened;
        if (known) {
            opened = openTask(turn, task);
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

    /** Opens the task of an endpoint in place of all others. */
    private static Turn openTask(Turn turn, String task) {
        return !turn.isIdle() && turn.state().frames().getFirst().flow().equals(task) ? turn : GlobalCommands.openAlone(turn, task);
    }

    /** Opens the task of a keyword, which is a text like any other: it returns to an open task, and keeps the others below. */
    private static Turn openByKeyword(Turn turn, UserInput.SessionOpened opened) {
        if (opened.task().isEmpty()) {
            return GlobalCommands.openMenu(turn.understood());
        }
        return isAsking(turn, opened.task()) ? turn.understood()
                : GlobalCommands.openTask(withKeyword(turn, opened.keyword()), opened.task());
    }

    /** Keeps the keyword as the opening words. After a warning, the place of the danger is kept too. */
    private static Turn withKeyword(Turn turn, String keyword) {
        var opening = turn.clarification().isPresent() ? new HashMap<>(turn.state().opening()) : new HashMap<SlotType, SlotValue>();
        opening.put(SlotType.WORDS, SlotValue.of(keyword));
        return turn.with(turn.state().withOpening(opening));
    }

    /** Returns whether the open question is that of the task, or of a flow that the task called. */
    private static boolean isAsking(Turn turn, String task) {
        var frames = turn.state().frames();
        int at = frames.stream().map(FlowFrame::flow).toList().indexOf(task);
        return at >= 0 && turn.clarification().isEmpty() && !frames.get(at).step().equals(FlowStep.END)
                && frames.subList(at + 1, frames.size()).stream().map(FlowFrame::how)
                        .allMatch(how -> how == FlowFrame.EntryReason.CALLED || how == FlowFrame.EntryReason.PROVING);
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
