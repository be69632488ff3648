package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput.CommandKind;
import org.curbstop.conversation.flowfile.FlowStep;

/** Commands available in every state of every flow, and operations that other steps share. */
final class GlobalCommands {

    private GlobalCommands() {}

    static Turn execute(Turn turn, CommandKind command) {
        var understood = turn.understood();
        return switch (command) {
            case REPEAT -> repeatMessages(understood);
            case SLOWER -> repeatMessages(understood.with(understood.state().slower()).say("common.slower", Tone.PLAIN));
            case BACK -> goBack(understood);
            case CHANGE -> offerChange(understood);
            case START_OVER -> understood.isIdle() ? openMenuWithoutWelcome(understood)
                    : confirmIfAnswersWouldBeLost(understood, Clarification.Kind.START_OVER, GlobalCommands::restartTask);
            case CANCEL -> confirmIfAnswersWouldBeLost(understood, Clarification.Kind.CANCEL, GlobalCommands::cancelTask);
            case HELP -> understood.say("common.help", Tone.PLAIN);
            case PERSON -> handOffToPerson(understood);
        };
    }

    /** Repeats the last messages and the open question. Of the engine's own messages, only hazard warnings are repeated. */
    static Turn repeatMessages(Turn turn) {
        return turn.with(turn.output().and(turn.before().told().stream()
                .filter(message -> message.tone() == Tone.DANGER || !message.key().startsWith("common."))
                .flatMap(message -> turn.inCurrentLanguage(message).stream())
                .filter(message -> !turn.output().responses().contains(message)).toList()));
    }

    static Turn handOffToPerson(Turn turn) {
        var ready = turn.understood().withoutClarification();
        var person = turn.catalog().roles().person();
        return ready.isIn(person) ? ready : ready.withoutMenu().say("common.fetching-person", Tone.PLAIN).begin(person, Map.of());
    }

    /** Answers a bare greeting with the menu, or with the open question. */
    static Turn greetBack(Turn turn) {
        return turn.isIdle() ? openMenu(turn.understood()) : repeatMessages(turn.understood());
    }

    /** Answers a goodbye without a further question. */
    static Turn sayGoodbye(Turn turn) {
        var said = turn.withoutClarification().withFrames(List.of()).say("common.bye", Tone.PLAIN);
        return turn.isOn(Channel.TEXT) ? said : said.ended();
    }

    /** Answers thanks. The menu follows, except by text. */
    static Turn acknowledgeThanks(Turn turn) {
        var thanked = turn.say("common.welcome", Tone.PLAIN);
        return turn.isOn(Channel.TEXT) ? thanked : openMenuWithoutWelcome(thanked);
    }

    /** Opens a task in place of all open ones. */
    static Turn openAlone(Turn turn, String flow) {
        return turn.withoutClarification().withFrames(List.of()).begin(flow, Map.of());
    }

    static Turn openMenu(Turn turn) {
        return openAlone(turn, turn.catalog().roles().menu());
    }

    /** Opens the menu without its welcome, for a conversation that starts with a request. */
    static Turn openMenuWithoutWelcome(Turn turn) {
        return openMenu(turn).withFrame(menu -> menu.withValues(Map.of("greeted", SlotValue.of(true))));
    }

    /** Opens a task on top of the open ones. */
    static Turn openTask(Turn turn, String flow) {
        var ready = turn.understood().withoutClarification().withoutMenu();
        if (flow.equals(turn.catalog().roles().menu())) {
            return openMenuWithoutWelcome(ready);
        }
        int below = ready.state().frames().stream().map(FlowFrame::flow).toList().indexOf(flow);
        if (below >= 0) {
            // The same task is already open below: return to it instead of opening it twice.
            ready = ready.withFrames(ready.state().frames().subList(0, below + 1));
            if (ready.topFrame().step().equals(FlowStep.END)) { // finished: it only waited for the frame above it
                ready = ready.withoutFrame();
            }
        }
        return ready.isIn(flow) ? ready : ready.begin(flow, Map.of());
    }

    static Turn switchLanguage(Turn turn, Language language) {
        var decided = turn.asks(Clarification.Kind.LANGUAGE) ? turn.withoutClarification() : turn;
        var switched = decided.with(decided.state().inLanguage(language));
        return language.equals(turn.language()) ? switched : switched.say("common.language-changed", Tone.PLAIN);
    }

    static Turn offerResumeCode(Turn turn) {
        return turn.isIdle() || turn.isAtMenu() ? turn.say("common.later-nothing", Tone.PLAIN)
                : turn.needs(new PendingAction.IssueResumeCode());
    }

    /** Asks a question again so that its answer can be changed. */
    static Turn askAgain(Turn turn, String question) {
        var slot = turn.question(question).slot();
        return turn.withoutClarification().withFrame(frame -> frame.withoutValues(List.of(slot)).atStep(question));
    }

    static Turn cancelTask(Turn turn) {
        var left = withoutProof(turn.withoutClarification()).withoutFrame();
        var stopped = left.say("common.stopped", Tone.PLAIN);
        if (!stopped.isIdle() && isQueuedTask(stopped)) {
            return announceNext(stopped);
        }
        return stopped.isIdle() || stopped.isAtMenu() ? returnToMenu(stopped.withFrames(List.of())) : stopped;
    }

    /** Leaving the identity check also leaves the task that requires it. */
    private static Turn withoutProof(Turn turn) {
        return turn.topFrame().how() == FlowFrame.EntryReason.PROVING && turn.state().frames().size() > 1 ? turn.withoutFrame() : turn;
    }

    /** Returns whether the top task was queued behind another request and has not begun. */
    static boolean isQueuedTask(Turn turn) {
        return turn.topFrame().how() == FlowFrame.EntryReason.QUEUED && turn.topFrame().trail().isEmpty();
    }

    static Turn announceNext(Turn turn) {
        return turn.say("common.then", turn.prompt("common.then", "doing", turn.taskPhrase()), Tone.PLAIN);
    }

    private static Turn returnToMenu(Turn turn) {
        return switch (turn.state().channel()) {
            case VOICE, CHAT, PORTAL, PAGE -> openMenuWithoutWelcome(turn);
            case TEXT, DESK, SYSTEM -> turn;
        };
    }

    static Turn restartTask(Turn turn) {
        var task = turn.topFrame();
        return turn.withoutClarification().withoutFrame().begin(task.flow(), task.how(), Map.of());
    }

    private static Turn confirmIfAnswersWouldBeLost(Turn turn, Clarification.Kind question, UnaryOperator<Turn> command) {
        if (turn.isIdle()) { // may refer to something already done, which this command does not undo
            return turn.say("common.nothing-to-cancel", Tone.PLAIN);
        }
        return withoutProof(turn).topFrame().trail().isEmpty() || turn.isAtMenu() ? command.apply(turn) : turn.clarify(question);
    }

    private static Turn goBack(Turn turn) {
        if (turn.clarification().isPresent() && !turn.isIdle()) {
            return turn.withoutClarification();
        }
        if (!turn.isIdle() && !turn.topFrame().trail().isEmpty()) {
            var trail = turn.topFrame().trail();
            var ask = turn.question(trail.getLast());
            return turn.withFrame(frame -> frame.withoutValues(List.of(ask.slot())).withTrail(trail.subList(0, trail.size() - 1))
                    .atStep(formOf(turn, ask.name()).orElse(ask.name())));
        }
        if (turn.state().frames().size() > 1 && turn.topFrame().how() == FlowFrame.EntryReason.CALLED) {
            return goBackInCaller(turn.withoutFrame());
        }
        return repeatMessages(turn.say("common.cannot-go-back", Tone.PLAIN));
    }

    /** Goes back to the last question of the calling flow. */
    private static Turn goBackInCaller(Turn turn) {
        return turn.topFrame().trail().isEmpty() ? turn.goTo(turn.currentFlow().first().name()) : goBack(turn);
    }

    private static Optional<String> formOf(Turn turn, String question) {
        return turn.currentFlow().steps().values().stream()
                .filter(step -> step instanceof FlowStep.Form form && form.asks().contains(question)).map(FlowStep::name).findFirst();
    }

    private static Turn offerChange(Turn turn) {
        if (turn.isIdle() || turn.topFrame().trail().isEmpty()) {
            return repeatMessages(turn.say("common.nothing-to-change", Tone.PLAIN));
        }
        var trail = turn.topFrame().trail();
        return trail.size() == 1 ? askAgain(turn, trail.getFirst()) : turn.clarify(Clarification.Kind.CHANGE, trail.toArray(String[]::new));
    }
}
