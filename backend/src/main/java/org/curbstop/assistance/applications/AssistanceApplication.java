package org.curbstop.assistance.applications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.assistance.ApplicationChanged;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ApplicationReceived;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.SubmittedDocument;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * A household's application to the utility for one program: a discount, voucher, rebate or loan.
 *
 * @param subject account and program while it is open, so that only one can be open for both
 * @param household description of the household, if they consented to store it
 * @param history state changes, oldest first
 * @param decisions approvals with reasons; above the program's limit two are required
 */
public record AssistanceApplication(
        ApplicationId id, long version, String key, Optional<String> subject, AccountId account, Optional<PersonId> person,
        String programme,
        Optional<Household> household, List<SubmittedDocument> papers, Optional<PhoneNumber> phone, Language language,
        ApplicationState state, Instant sent,
        Instant changed, List<StateChange> history, List<Decision> decisions, List<OutboxMessage> outbox)
        implements OutboxAggregate {

    /** @param by employee who made the change, if a person did */
    public record StateChange(ApplicationState state, Instant at, Optional<String> by) {}

    public record Decision(String by, Optional<Money> amount, String why, boolean withoutPapers, Instant at) {}

    public AssistanceApplication {
        decisions = List.copyOf(decisions);
        papers = List.copyOf(papers);
        history = List.copyOf(history);
        outbox = List.copyOf(outbox);
    }

    static AssistanceApplication create(String key, ApplicationRequest request, List<SubmittedDocument> documents, ApplicationState state,
            Channel channel, Instant now) {
        ApplicationId id = ApplicationId.create();
        var event = new ApplicationReceived(id, request.account(), request.person(), request.phone(), request.language(),
                request.program(), state, channel, now);
        return new AssistanceApplication(
                id, 0, key, Optional.of(subject(request.account(), request.program())), request.account(), request.person(),
                request.program(),
                request.household(), documents, request.phone(), request.language(), state, now, now,
                List.of(new StateChange(state, now, Optional.empty())),
                List.of(), List.of(OutboxMessage.of(event)));
    }

    static String subject(AccountId account, String program) {
        return account + "/" + program;
    }

    /** @param more events to publish besides the change itself */
    AssistanceApplication withState(ApplicationState next, Instant now, Optional<String> by, List<DomainEvent> more) {
        var all = new ArrayList<>(history);
        all.add(new StateChange(next, now, by));
        var event = new ApplicationChanged(id, account, person, phone, language, programme, next, history.size(), now);
        return new AssistanceApplication(
                id, version, key, next.isOpen() ? Optional.of(subject(account, programme)) : Optional.empty(), account, person, programme,
                next instanceof ApplicationState.Withdrawn ? Optional.empty() : household, papers, phone, language, next, sent, now, all,
                decisions,
                Stream.concat(Stream.of(event), more.stream()).map(OutboxMessage::of).toList());
    }

    AssistanceApplication with(SubmittedDocument document) {
        var all = new ArrayList<>(papers);
        all.add(document);
        return new AssistanceApplication(
                id, version, key, subject, account, person, programme, household, all, phone, language, state, sent, changed, history,
                decisions, outbox);
    }

    /** Adds an approval; the same one is added once. */
    AssistanceApplication with(Decision decision) {
        if (decisions.stream().anyMatch(each -> each.by().equals(decision.by()) && each.amount().equals(decision.amount()))) {
            return this;
        }
        var all = new ArrayList<>(decisions);
        all.add(decision);
        return new AssistanceApplication(
                id, version, key, subject, account, person, programme, household, papers, phone, language, state, sent, changed, history,
                all, outbox);
    }
}
