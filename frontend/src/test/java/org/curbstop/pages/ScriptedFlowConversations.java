package org.curbstop.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.AnswerChoice;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;

/**
 * Fake of short flows: payment asks for a form, an amount, a yes and a card; outage asks for a choice and a yes; outage status asks for a
 * place.
 */
public final class ScriptedFlowConversations implements Conversations {


    private final Map<String, ScriptState> states = new HashMap<>();
    public final List<UserInput> received = new ArrayList<>();

    private static final class ScriptState {
        String task = "";
        Language language = Language.ENGLISH;
        int step;
        final Map<String, String> known = new HashMap<>();
        final Map<String, Reply> replies = new HashMap<>();
    }

    @Override
    public Set<String> tasks() {
        return Set.of("pay-bill", "report-outage", "outage-status", "send-photo");
    }

    @Override
    public synchronized Reply takeTurn(ConversationContext context, String turnKey, UserInput input) {
        if (context.channel() != Channel.PAGE && context.channel() != Channel.CHAT) {
            throw new AssertionError("a page came as " + context.channel());
        }
        ScriptState state = states.computeIfAbsent(context.conversationKey(), _ -> new ScriptState());
        Reply before = state.replies.get(turnKey);
        if (before != null) {
            return before;
        }
        boolean secret = (state.task + state.step).equals("1");
        Reply answered = answer(state, context, input);
        Reply reply = new Reply(answered.talkId(), answered.language(), answered.task(), answered.said(), answered.canGoBack(), false,
                input instanceof UserInput.Utterance words && context.channel() == Channel.CHAT
                        ? Optional.of(secret ? "••••" : words.text()) : Optional.empty());
        received.add(input);
        state.replies.put(turnKey, reply);
        return reply;
    }

    private Reply answer(ScriptState state, ConversationContext context, UserInput input) {
        switch (input) {
            case UserInput.SessionOpened opened -> {
                state.task = opened.task();
                state.language = context.language().orElse(Language.ENGLISH);
            }
            case UserInput.LanguageSelection in -> state.language = in.language();
            case UserInput.Command command when command.kind() == UserInput.CommandKind.BACK -> state.step--;
            case UserInput.Command command when command.kind() == UserInput.CommandKind.START_OVER -> state.step = 0;
            case UserInput.Selection picked when List.of("send-photo", "check-order").contains(picked.value()) ->
                    state.task = picked.value();
            case UserInput.Selection _, UserInput.Utterance _, UserInput.Attachments _ -> state.step++;
            case UserInput.FormSubmission filled -> {
                return filled(state, filled.answers());
            }
            default -> {}
        }
        return reply(state, question(state, ""));
    }

    private Reply filled(ScriptState state, Map<String, String> answers) {
        if (state.task.equals("send-photo")) {
            return reply(state, question(state, "Choose a photo (JPEG or PNG) or a PDF."));
        }
        state.known.putAll(answers);
        if (state.task.equals("pay-bill") && state.step == 0 && !"100200302".equals(answers.get("account"))) {
            return reply(state, question(state, "Enter the account number shown on the bill"));
        }
        state.step++;
        return reply(state, question(state, ""));
    }

    /** As in the engine, a completed task is closed and the conversation returns to the menu. */
    private static Reply reply(ScriptState state, List<BotResponse> input) {
        String open = input.stream().anyMatch(BotResponse.End.class::isInstance) ? "main-menu" : state.task;
        return new Reply("talk_1", state.language, open, input, state.step > 0, false);
    }

    private static List<BotResponse> question(ScriptState state, String error) {
        List<AnswerChoice> yesNo = List.of(new AnswerChoice("yes", "Yes, pay $42.06", "1"), new AnswerChoice("no", "No, change it", "2"));
        return switch (state.task + state.step) {
            case "pay-bill0" -> List.of(
                    ask("account", SlotType.ACCOUNT, "Account number", "9 digits, at the top of your bill", List.of(), state, error),
                    ask("zip", SlotType.POSTAL_CODE, "ZIP code of the service address", "", List.of(), state, ""));
            case "pay-bill1" ->
                    List.of(ask("amount", SlotType.MONEY, "How much do you want to pay?", "For example 84.12", List.of(), state, error));
            case "pay-bill2" -> List.of(
                    new BotResponse.Message("pay-bill.total", "You pay $42.06 by card.\nThere is no fee.", Tone.PLAIN),
                    ask("confirm", SlotType.YES_NO, "Is that right?", "", yesNo, state, ""));
            case "pay-bill3" -> List.of(new BotResponse.CardRequest("pay_1", Money.usd("42.06"), "You will pay $42.06.",
                    "https://checkout.stripe.com/c/pay/1"));
            case "report-outage0" -> List.of(ask("hazard", SlotType.YES_NO,
                    "Is anyone in danger? A wire down, a smell of gas, sewage indoors, or medical equipment without power", "",
                    List.of(new AnswerChoice("yes", "Yes", "1"), new AnswerChoice("no", "No", "2")), state, ""));
            case "report-outage1" -> List.of(ask("service", SlotType.CHOICE, "What is out?", "Choose one",
                    List.of(new AnswerChoice("electric", "Power", "1"), new AnswerChoice("water", "Water", "2"),
                            new AnswerChoice("sewer", "Sewer", "3")),
                    state, ""));
            case "report-outage2" -> List.of(
                    new BotResponse.Message("report-outage.done", "We have your report\nYour reference is <b>R-4821</b>", Tone.CONFIRMED),
                    new BotResponse.Message("report-outage.next",
                            "A crew is on the way to Alder St. Call 911 or (503) 555-0198 if a wire is down; "
                                    + "order 123456789 from 2026-11-22.",
                            Tone.PLAIN),
                    new BotResponse.Link("Follow this outage", "/outage/status"),
                    new BotResponse.End());
            case "outage-status0" -> List.of(ask("place", SlotType.ADDRESS, "For which address?",
                    "A house number and street, such as 12 Alder St.", List.of(), state, error));
            case "check-order0" -> List.of(ask("way", SlotType.CHOICE, "Your PIN or your order number?", "",
                    List.of(new AnswerChoice("prove", "My PIN", "1"), new AnswerChoice("number", "My order number", "2")), state, error));
            case "send-photo0" -> List.of(ask("photos", SlotType.PHOTO, "Send us a photo or a document", "", List.of(), state, error));
            case "send-photo1" ->
                    List.of(new BotResponse.Message("send-photo.kept", "We have what you sent.", Tone.CONFIRMED), new BotResponse.End());
            case "0" -> List.of(
                    new BotResponse.Message("hello", "Hello, this is Millbrook Utilities.", Tone.PLAIN),
                    ask("menu", SlotType.CHOICE, "What would you like to do?", "",
                            List.of(new AnswerChoice("pay-bill", "Pay a bill", "1"),
                                    new AnswerChoice("report-outage", "Report an outage", "2")),
                            state, ""));
            case "1" -> List.of(ask("pin", SlotType.SECRET, "What is your PIN?", "4 digits", List.of(), state, ""));
            default -> List.of(
                    new BotResponse.CardRequest("pay_1", Money.usd("84.12"), "You owe $84.12. Pay it by card here.",
                            "https://checkout.stripe.com/c/pay/1"),
                    new BotResponse.End());
        };
    }

    private static BotResponse.Question ask(String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices,
            ScriptState state,
            String error) {
        return new BotResponse.Question(slot, expected, text, hint, choices, state.known.getOrDefault(slot, ""), error);
    }
}
