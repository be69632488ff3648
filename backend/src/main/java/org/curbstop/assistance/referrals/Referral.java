package org.curbstop.assistance.referrals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.PledgeEnded;
import org.curbstop.assistance.PledgePromised;
import org.curbstop.assistance.ReferralChanged;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.ReferralSent;
import org.curbstop.assistance.ReferralState;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * Referral of a household to an agency for one program.
 *
 * @param key idempotency key of the request, including the account; a repeated submission is one referral
 * @param subject account and program while it is open, so that only one can be open for both
 * @param agencySees id of the agency while the consent is valid; the agency's referrals are queried by it
 * @param household description of the household, if they consented to store it; deleted when consent is withdrawn
 * @param history state changes, oldest first
 */
public record Referral(
        ReferralId id, long version, String key, Optional<String> subject, AccountId account, Optional<PersonId> person, String programme,
        String agency, Optional<String> agencySees, ReferralConsent consent, Optional<Household> household, Optional<PhoneNumber> phone,
        Language language, ReferralState state, Instant sent, Instant changed, List<StateChange> history, List<OutboxMessage> outbox)
        implements OutboxAggregate {

    /** @param by member of the agency or employee of the utility who made the change, if a person did */
    public record StateChange(ReferralState state, Instant at, Optional<String> by) {}

    public Referral {
        history = List.copyOf(history);
        outbox = List.copyOf(outbox);
    }

    static Referral sent(String key, ReferralRequest request, String agency, Channel channel, Instant now) {
        ReferralId id = ReferralId.create();
        var state = new ReferralState.Sent();
        var event = new ReferralSent(id, request.account(), request.person(), request.phone(), request.language(), request.program(),
                agency, channel, now);
        return new Referral(
                id, 0, key, Optional.of(subject(request.account(), request.program())), request.account(), request.person(),
                request.program(),
                agency,
                Optional.of(agency), request.consent(), request.household(), request.phone(), request.language(), state, now,
                now,
                List.of(new StateChange(state, now, Optional.empty())), List.of(OutboxMessage.of(event)));
    }

    static String subject(AccountId account, String program) {
        return account + "/" + program;
    }

    /** Returns whether the customer's consent is still valid. */
    public boolean isConsented() {
        return agencySees.isPresent();
    }

    /** Returns this referral in its next state, with the events to publish. */
    Referral withState(ReferralState next, Instant now, Optional<String> by) {
        var all = new ArrayList<>(history);
        all.add(new StateChange(next, now, by));
        return new Referral(
                id, version, key, next.isOpen() ? Optional.of(subject(account, programme)) : Optional.empty(), account, person, programme,
                agency, agencySees, consent,
                household, phone, language, next, sent, now, all, events(next, now));
    }

    /** Returns this referral hidden from the agency and without the household's data. */
    Referral withoutConsent() {
        return new Referral(
                id, version, key, subject, account, person, programme, agency, Optional.empty(), consent, Optional.empty(), phone,
                language, state,
                sent, changed, history, outbox);
    }

    private List<OutboxMessage> events(ReferralState next, Instant now) {
        var events = new ArrayList<OutboxMessage>();
        events.add(
                OutboxMessage.of(new ReferralChanged(id, account, person, phone, language, programme, agency, next, history.size(), now)));
        if (next instanceof ReferralState.Approved approved) {
            events.add(OutboxMessage.of(new PledgePromised(id, account, approved.pledge(), agency, approved.until(), now)));
        } else if (state instanceof ReferralState.Approved) {
            pledgeEnd(next).ifPresent(why -> events.add(OutboxMessage.of(new PledgeEnded(id, account, why, now))));
        }
        return events;
    }

    private static Optional<PledgeEnded.Reason> pledgeEnd(ReferralState next) {
        return switch (next) {
            case ReferralState.Paid paid -> Optional.of(PledgeEnded.Reason.PAID);
            case ReferralState.Withdrawn withdrawn -> Optional.of(PledgeEnded.Reason.WITHDRAWN);
            case ReferralState.Expired expired -> Optional.of(PledgeEnded.Reason.EXPIRED);
            case ReferralState.Sent _, ReferralState.Received _, ReferralState.NeedsDocuments _, ReferralState.Approved _,
                    ReferralState.Denied _ -> Optional.empty();
        };
    }
}
