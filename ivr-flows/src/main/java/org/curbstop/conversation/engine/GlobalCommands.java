package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.UserInput.CommandKind;
import org.curbstop.conversation.flowfile.FlowStep;

/** Executes the commands that are available in every state of every flow. */
final class GlobalCommands {

    private final TurnContext context;

    GlobalCommands(TurnContext context) {
        this.context = context;
    }

    void execute(CommandKind command) {
        context.misses = 0;
        switch (command) {
            case REPEAT -> repeatMessages();
            case SLOWER -> {
                context.slowly = true;
                context.addCommonMessage("slower", Tone.PLAIN);
                repeatMessages();
            }
            case BACK -> goBack();
            case CHANGE -> offerChange();
            case START_OVER -> confirmIfAnswersWouldBeLost(Clarification.Kind.START_OVER, this::restartTask);
            case CANCEL -> confirmIfAnswersWouldBeLost(Clarification.Kind.CANCEL, this::cancelTask);
            case HELP -> context.addCommonMessage("help", Tone.PLAIN);
            case PERSON -> handOffToPerson();
        }
    }

    /** Repeats the last messages; the engine then asks the open question again. */
    void repeatMessages() {
        context.previousMessages().stream().filter(message -> !message.key().startsWith("common."))
                .flatMap(message -> context.inCurrentLanguage(message).stream()).filter(message -> !context.responses.contains(message))
                .toList()
                .forEach(context.responses::add);
    }

    void handOffToPerson() {
        context.misses = 0;
        context.clarification = Optional.empty();
        if (!context.isIn(context.catalog.roles().person())) {
            if (context.isIn(context.catalog.roles().menu())) {
                context.frames.removeLast();
            }
            context.addCommonMessage("fetching-person", Tone.PLAIN);
            context.pushFrame(context.catalog.roles().person(),
                    context.isIdle() ? FlowFrame.EntryReason.OPENED : FlowFrame.EntryReason.INTERRUPTING, Map.of());
        }
    }

    /** Answers a bare greeting with the menu, or with the open question. */
    void greetBack() {
        context.misses = 0;
        if (context.isIdle()) {
            openMenu();
        } else {
            repeatMessages();
        }
    }

    /** Answers thanks. By text, the conversation ends there if no question is open. */
    void acknowledgeThanks() {
        context.addCommonMessage("welcome", Tone.PLAIN);
        if (!context.isOn(Channel.TEXT)) {
            openMenuWithoutWelcome();
        }
    }

    void openMenu() {
        context.clarification = Optional.empty();
        context.frames.clear();
        context.pushFrame(context.catalog.roles().menu(), FlowFrame.EntryReason.OPENED, Map.of());
    }

    /** Opens the menu without its welcome, for a conversation that starts with a request. */
    void openMenuWithoutWelcome() {
        openMenu();
        while (context.currentStep() instanceof FlowStep.Say say) {
            context.goTo(say.then());
        }
    }

    /** Opens a task on top of the open ones. */
    void openTask(String flow) {
        context.misses = 0;
        context.clarification = Optional.empty();
        if (context.isIn(context.catalog.roles().menu())) {
            context.frames.removeLast();
        }
        if (flow.equals(context.catalog.roles().menu())) {
            openMenuWithoutWelcome();
            return;
        }
        var open = context.frames.stream().map(FlowFrame::flow).toList();
        int below = open.indexOf(flow);
        if (below >= 0) {
            // The same task waits underneath: return to it instead of opening it twice.
            context.frames.subList(below + 1, context.frames.size()).clear();
            if (context.topFrame().step().equals(FlowStep.END)) { // at its end: it only waited for the frame above it
                context.frames.removeLast();
            }
        }
        if (!context.isIn(flow)) {
            context.pushFrame(flow, context.isIdle() ? FlowFrame.EntryReason.OPENED : FlowFrame.EntryReason.INTERRUPTING, Map.of());
        }
    }

    void switchLanguage(Language language) {
        context.clarification = context.clarification.filter(clarification -> clarification.kind() != Clarification.Kind.LANGUAGE);
        boolean other = !language.equals(context.language);
        context.language = language;
        context.languageSure = true;
        if (other) {
            context.addCommonMessage("language-changed", Tone.PLAIN);
        }
    }

    void offerResumeCode() {
        if (context.isIdle() || context.isIn(context.catalog.roles().menu())) {
            context.addCommonMessage("later-nothing", Tone.PLAIN);
        } else {
            context.pendingAction = Optional.of(new PendingAction.IssueResumeCode());
        }
    }

    /** Asks a question again so that its answer can be changed. */
    void askAgain(String question) {
        var ask = (FlowStep.Ask) context.currentFlow().step(question);
        context.clarification = Optional.empty();
        context.topFrame(frame -> frame.withoutValues(List.of(ask.slot())).atStep(question));
    }

    void cancelTask() {
        context.clarification = Optional.empty();
        context.frames.removeLast();
        while (!context.isIdle() && context.frames.getLast().how() == FlowFrame.EntryReason.PROVING) {
            context.frames.removeLast();
        }
        context.addCommonMessage("stopped", Tone.PLAIN);
        if (context.isIdle() || context.isIn(context.catalog.roles().menu())) {
            context.frames.clear();
            returnToMenu();
        }
    }

    private void returnToMenu() {
        switch (context.channel()) {
            case VOICE, CHAT, PORTAL, PAGE -> openMenuWithoutWelcome();
            case TEXT, DESK, SYSTEM -> { }
        }
    }

    void restartTask() {
        context.clarification = Optional.empty();
        var flow = context.topFrame().flow();
        var how = context.topFrame().how();
        context.frames.removeLast();
        context.pushFrame(flow, how, Map.of());
    }

    private void confirmIfAnswersWouldBeLost(Clarification.Kind question, Runnable act) {
        if (context.isIdle()) {
            context.addCommonMessage("stopped", Tone.PLAIN);
        } else if (context.topFrame().trail().isEmpty() || context.isIn(context.catalog.roles().menu())) {
            act.run();
        } else {
            context.clarification = Optional.of(Clarification.of(question));
        }
    }

    private void goBack() {
        if (context.clarification.isPresent() && !context.isIdle()) {
            context.clarification = Optional.empty();
            return;
        }
        if (!context.isIdle() && !context.topFrame().trail().isEmpty()) {
            var trail = context.topFrame().trail();
            var ask = (FlowStep.Ask) context.currentFlow().step(trail.getLast());
            context.topFrame(
                    frame -> frame.withoutValues(List.of(ask.slot())).withTrail(trail.subList(0, trail.size() - 1)).atStep(ask.name()));
            formOf(ask.name()).ifPresent(context::goTo);
        } else if (context.frames.size() > 1 && context.topFrame().how() == FlowFrame.EntryReason.CALLED) {
            context.frames.removeLast();
            goBackInCaller();
        } else {
            context.addCommonMessage("cannot-go-back", Tone.PLAIN);
            repeatMessages();
        }
    }

    /** Goes back to the last question of the calling flow. */
    private void goBackInCaller() {
        if (context.topFrame().trail().isEmpty()) {
            context.goTo(context.currentFlow().first().name());
        } else {
            goBack();
        }
    }

    private Optional<String> formOf(String question) {
        return context.currentFlow().steps().values().stream()
                .filter(step -> step instanceof FlowStep.Form form && form.asks().contains(question)).map(FlowStep::name).findFirst();
    }

    private void offerChange() {
        if (context.isIdle() || context.topFrame().trail().isEmpty()) {
            context.addCommonMessage("nothing-to-change", Tone.PLAIN);
            repeatMessages();
        } else if (context.topFrame().trail().size() == 1) {
            askAgain(context.topFrame().trail().getFirst());
        } else {
            context.clarification = Optional.of(new Clarification(Clarification.Kind.CHANGE, context.topFrame().trail()));
        }
    }
}
