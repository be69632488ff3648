package org.curbstop.payments.lifecycle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.curbstop.common.Money;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.PaymentState.Booked;
import org.curbstop.payments.PaymentState.Cancelled;
import org.curbstop.payments.PaymentState.Charging;
import org.curbstop.payments.PaymentState.Confirmed;
import org.curbstop.payments.PaymentState.Declined;
import org.curbstop.payments.PaymentState.Expired;
import org.curbstop.payments.PaymentState.InReview;
import org.curbstop.payments.PaymentState.OnPage;
import org.curbstop.payments.PaymentState.Taken;
import org.curbstop.payments.PaymentState.Unsure;
import org.curbstop.payments.Refund;
import org.curbstop.payments.Refund.RefundStatus;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.payments.gateway.GatewayStatus.Approved;
import org.curbstop.payments.gateway.GatewayStatus.Closed;
import org.curbstop.payments.lifecycle.PaymentEvent.AttemptRegistered;
import org.curbstop.payments.lifecycle.PaymentEvent.CancelRequested;
import org.curbstop.payments.lifecycle.PaymentEvent.CardSubmitted;
import org.curbstop.payments.lifecycle.PaymentEvent.CheckoutOpened;
import org.curbstop.payments.lifecycle.PaymentEvent.CheckoutRequested;
import org.curbstop.payments.lifecycle.PaymentEvent.DisputeMovementPosted;
import org.curbstop.payments.lifecycle.PaymentEvent.DisputeObserved;
import org.curbstop.payments.lifecycle.PaymentEvent.GatewayNotReached;
import org.curbstop.payments.lifecycle.PaymentEvent.PaymentPosted;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundFailed;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundObserved;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundPending;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundPosted;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundRequested;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundReturned;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundReversed;
import org.curbstop.payments.lifecycle.PaymentEvent.RefundSent;
import org.curbstop.payments.lifecycle.PaymentEvent.ReviewClosed;
import org.curbstop.payments.lifecycle.PaymentEvent.SplitApproved;
import org.curbstop.payments.lifecycle.PaymentEvent.StatusReceived;
import org.curbstop.payments.lifecycle.PaymentEvent.TimeExpired;
import org.curbstop.payments.lifecycle.PaymentEvent.WrongAmountCharged;

/**
 * State machine of a payment: a pure function over every state and event. An event that does not fit leaves the state unchanged; messages
 * arrive late, twice and out of order, so this is no error. One rule overrides all: <em>money that was taken is never forgotten</em>.
 */
public final class PaymentStateMachine {

    private static final Set<RefundStatus> NOT_SENT = EnumSet.of(RefundStatus.ASKED, RefundStatus.PENDING);
    private static final Set<RefundStatus> SENT = EnumSet.of(RefundStatus.MADE, RefundStatus.BOOKED, RefundStatus.PARKED);

    private PaymentStateMachine() {}

    /** @param reason reason of this transition, stored with the payment and written in the diagram */
    public record Transition(PaymentState state, String reason) {}

    private record At(PaymentState state, PaymentEvent event) {}

    public static Transition next(PaymentState state, PaymentEvent event) {
        return switch (new At(state, event)) {
            // Results from Stripe, whenever they arrive.
            case At(Confirmed s, StatusReceived(String ref, Approved a, var at)) ->
                    new Transition(new Taken(a.charge()), "paid on a page that counted as closed");
            case At(OnPage s, StatusReceived(String ref, Approved a, var at)) -> new Transition(new Taken(a.charge()), "paid on the page");
            case At(Charging s, StatusReceived(String ref, Approved a, var at)) ->
                    new Transition(new Taken(a.charge()), "the card was charged");
            case At(Unsure s, StatusReceived(String ref, Approved a, var at)) ->
                    new Transition(new Taken(a.charge()), "status requested: charged");
            case At(Declined s, StatusReceived(String ref, Approved a, var at)) ->
                    new Transition(new Taken(a.charge()), "late status: charged");
            case At(Expired s, StatusReceived(String ref, Approved a, var at)) ->
                    new Transition(new Taken(a.charge()), "late status: paid before it expired");
            case At(Cancelled s, StatusReceived(String ref, Approved a, var at)) ->
                    new Transition(new Taken(a.charge()), "late status: paid before it was canceled");
            case At(InReview s, StatusReceived(String ref, Approved a, var at)) ->
                    new Transition(new Taken(a.charge()), "the right amount was charged too; staff have the other");
            case At(InReview s, StatusReceived f) -> stay(s, "money was taken: staff decide");
            case At(Taken s, StatusReceived f) -> stay(s, "taken already; a second charge is never booked, staff review it");
            case At(Booked s, StatusReceived f) -> stay(s, "booked already; a second charge is never booked, staff review it");
            case At(Taken s, WrongAmountCharged e) -> stay(s, "taken already; staff review the other charge");
            case At(Booked s, WrongAmountCharged e) -> stay(s, "booked already; staff review the other charge");
            case At(InReview s, WrongAmountCharged e) when s.closed().isPresent() && !s.charge().charge().equals(e.charge().charge()) ->
                    new Transition(new InReview(e.charge()), "another charge than the reviewed one: staff decide");
            case At(InReview s, WrongAmountCharged e) -> stay(s, "in review already, or reviewed");
            case At(PaymentState s, WrongAmountCharged e) ->
                    new Transition(new InReview(e.charge()), "another amount than agreed was charged: staff decide");

            case At(InReview s, ReviewClosed e) when s.closed().isEmpty() && s.charge().charge().equals(e.charge()) ->
                    new Transition(new InReview(s.charge(), Optional.of(e.at())), "staff have reviewed the charge");
            case At(PaymentState s, ReviewClosed e) -> stay(s, "no open review of this charge");

            // Charging a card.
            case At(Confirmed s, CardSubmitted e) -> new Transition(charging(s.attempts() + 1, e), "a card was entered");
            case At(Declined s, CardSubmitted e) -> new Transition(charging(s.attempt() + 1, e), "another try after a decline");
            case At(OnPage s, CardSubmitted e) -> stay(s, "the page must be closed first, else both could be paid");
            case At(Charging s, CardSubmitted e) -> stay(s, "submitted twice");
            case At(Unsure s, CardSubmitted e) -> stay(s, "it may have been charged: no second attempt until that is known");
            case At(Taken s, CardSubmitted e) -> stay(s, "paid already");
            case At(Booked s, CardSubmitted e) -> stay(s, "paid already");
            case At(InReview s, CardSubmitted e) -> stay(s, "money was taken: staff decide first");
            case At(Expired s, CardSubmitted e) -> stay(s, "expired: the amount owed may have changed, so a new confirmation is needed");
            case At(Cancelled s, CardSubmitted e) -> stay(s, "canceled: a new confirmation is needed");

            case At(Charging s, AttemptRegistered e) when s.attempt() == e.attempt() && s.ref().isEmpty() ->
                    new Transition(new Charging(s.attempt(), s.paymentMethod(), Optional.of(e.ref()), s.since()),
                            "its status can be requested from now on");
            case At(PaymentState s, AttemptRegistered e) -> stay(s, "the id of an attempt that is over");
            case At(Charging s, GatewayNotReached e) when s.attempt() == e.attempt() && s.ref().isEmpty() ->
                    new Transition(new Declined(s.attempt(), CardDecline.UNREACHABLE), "nothing was charged: Stripe never received it");
            case At(OnPage s, GatewayNotReached e) when s.attempt() == e.attempt() && s.page().isEmpty() ->
                new Transition(new Confirmed(s.attempt()), "no page could be opened");
            case At(PaymentState s, GatewayNotReached e) -> stay(s, "an attempt that is over");

            case At(Charging s, StatusReceived(String ref, GatewayStatus.Declined d, var at)) when s.ref().equals(Optional.of(ref)) ->
                new Transition(new Declined(s.attempt(), d.reason()), "the bank declined the card");
            case At(Charging s, StatusReceived(String ref, GatewayStatus.Unknown u, var at)) when s.ref().equals(Optional.of(ref)) ->
                new Transition(new Unsure(s.attempt(), s.paymentMethod(), ref, s.since()), "no answer in time");
            case At(Charging s, StatusReceived(String ref, Closed c, var at)) when s.ref().equals(Optional.of(ref)) ->
                new Transition(new Declined(s.attempt(), CardDecline.WITHDRAWN), "not finished in time, and withdrawn");
            case At(Charging s, StatusReceived f) -> stay(s, "not attempted so far, or about an attempt that is over");
            case At(Unsure s, StatusReceived(String ref, GatewayStatus.Declined d, var at)) when s.ref().equals(ref) ->
                new Transition(new Declined(s.attempt(), d.reason()), "status requested: declined");
            case At(Unsure s, StatusReceived(String ref, Closed c, var at)) when s.ref().equals(ref) ->
                new Transition(new Declined(s.attempt(), CardDecline.WITHDRAWN), "status requested: not charged, and withdrawn");
            case At(Unsure s, StatusReceived f) -> stay(s, "still unsure, or about an attempt that is over");

            // The hosted page.
            case At(Confirmed s, CheckoutRequested e) ->
                    new Transition(new OnPage(s.attempts() + 1, Optional.empty()), "wants to pay on the page");
            case At(Declined s, CheckoutRequested e) ->
                    new Transition(new OnPage(s.attempt() + 1, Optional.empty()), "tries the page after a decline");
            case At(OnPage s, CheckoutRequested e) -> stay(s, "the page is open, or being opened");
            case At(Charging s, CheckoutRequested e) -> stay(s, "a card is being charged");
            case At(Unsure s, CheckoutRequested e) -> stay(s, "it may have been charged: no second attempt until that is known");
            case At(Taken s, CheckoutRequested e) -> stay(s, "paid already");
            case At(Booked s, CheckoutRequested e) -> stay(s, "paid already");
            case At(InReview s, CheckoutRequested e) -> stay(s, "money was taken: staff decide first");
            case At(Expired s, CheckoutRequested e) -> stay(s, "expired: a new confirmation is needed");
            case At(Cancelled s, CheckoutRequested e) -> stay(s, "canceled: a new confirmation is needed");
            case At(OnPage s, CheckoutOpened e) when s.attempt() == e.attempt() && s.page().isEmpty() ->
                new Transition(new OnPage(s.attempt(), Optional.of(e.page())), "the page is open");
            case At(PaymentState s, CheckoutOpened e) -> stay(s, "a page that was not shown to anybody; it expires unpaid");
            case At(OnPage s, StatusReceived(String ref, Closed c, var at)) when s.page().map(PaymentState.CheckoutSession::ref)
                    .equals(Optional.of(ref)) ->
                new Transition(new Confirmed(s.attempt()), "the page was closed unpaid");
            case At(OnPage s, StatusReceived f) -> stay(s, "the page itself shows declines and lets try again");

            // Statuses of attempts that are over.
            case At(Confirmed s, StatusReceived f) -> stay(s, "no attempt is open");
            case At(Declined s, StatusReceived f) -> stay(s, "known already");
            case At(Expired s, StatusReceived f) -> stay(s, "nothing was charged, as recorded");
            case At(Cancelled s, StatusReceived f) -> stay(s, "nothing was charged, as recorded");

            // Ending without a charge.
            case At(Confirmed s, TimeExpired e) -> new Transition(new Expired(), "nobody paid in time");
            case At(Declined s, TimeExpired e) -> new Transition(new Expired(), "nobody tried again in time");
            case At(OnPage s, TimeExpired e) -> stay(s, "the page must be closed first: somebody may be paying on it");
            case At(Charging s, TimeExpired e) -> stay(s, "it may be charged this moment");
            case At(Unsure s, TimeExpired e) -> stay(s, "it may have been charged");
            case At(Taken s, TimeExpired e) -> stay(s, "paid");
            case At(Booked s, TimeExpired e) -> stay(s, "paid");
            case At(InReview s, TimeExpired e) -> stay(s, "money was taken: staff decide");
            case At(Expired s, TimeExpired e) -> stay(s, "expired already");
            case At(Cancelled s, TimeExpired e) -> stay(s, "canceled already");
            case At(Confirmed s, CancelRequested e) -> new Transition(new Cancelled(), "canceled before a card was entered");
            case At(Declined s, CancelRequested e) -> new Transition(new Cancelled(), "canceled after a decline");
            case At(OnPage s, CancelRequested e) -> stay(s, "the page must be closed first: somebody may be paying on it");
            case At(Charging s, CancelRequested e) -> stay(s, "too late to cancel: it may be charged this moment");
            case At(Unsure s, CancelRequested e) -> stay(s, "too late to cancel: it may have been charged");
            case At(Taken s, CancelRequested e) -> stay(s, "paid: only a refund undoes it");
            case At(Booked s, CancelRequested e) -> stay(s, "paid: only a refund undoes it");
            case At(InReview s, CancelRequested e) -> stay(s, "money was taken: staff decide");
            case At(Expired s, CancelRequested e) -> stay(s, "expired already");
            case At(Cancelled s, CancelRequested e) -> stay(s, "canceled already");

            // Ledger postings, refunds and disputes.
            case At(Taken s, PaymentPosted e) -> new Transition(new Booked(s.charge(), List.of()), "posted to every account");
            case At(PaymentState s, PaymentPosted e) -> stay(s, "posted already, or nothing to post");
            case At(Booked s, RefundRequested e) when isRefundable(s, e.refund()) ->
                    new Transition(withRefund(s, e.refund()), "a refund was requested");
            case At(Booked s, RefundRequested e) -> stay(s, "requested already, or more than was paid");
            case At(Taken s, RefundRequested e) -> stay(s, "the payment must be posted first");
            case At(PaymentState s, RefundRequested e) -> stay(s, "nothing was paid");
            case At(Booked s, RefundPending e) -> withRefundStatus(s, e.refundId(), NOT_SENT, RefundStatus.PENDING, Optional.of(e.ref()),
                    "Stripe has it, the money has not left yet");
            case At(Booked s, RefundSent e) ->
                    withRefundStatus(s, e.refundId(), NOT_SENT, refund -> sent(refund, e), "Stripe sends it back");
            case At(Booked s, RefundPosted e) -> withRefundStatus(s, e.refundId(), Set.of(RefundStatus.MADE), RefundStatus.BOOKED,
                    Optional.empty(), "posted to every account");
            case At(Booked s, RefundFailed e) -> withRefundStatus(s, e.refundId(), NOT_SENT, RefundStatus.FAILED, Optional.empty(),
                    "Stripe cannot send it back");
            case At(Booked s, RefundReturned e) ->
                    withRefundStatus(s, e.refundId(), SENT, RefundStatus.RETURNED, Optional.empty(), "the bank sent the money back to us");
            case At(Booked s, RefundReversed e) -> withRefundStatus(s, e.refundId(), Set.of(RefundStatus.RETURNED), RefundStatus.FAILED,
                    Optional.empty(), "reversed in the ledger");
            case At(Booked s, RefundObserved e) -> new Transition(withObservedRefund(s, e.refund()), "refunded at Stripe itself");
            case At(Booked s, DisputeObserved e) ->
                    new Transition(withObservedDispute(s, e.dispute()), "the cardholder disputed the charge");
            case At(Booked s, DisputeMovementPosted e) ->
                    new Transition(withPostingStatus(s, e.movement(), Dispute.PostingStatus.TO_POST, Dispute.PostingStatus.POSTED),
                            "posted to every account");
            case At(Booked s, SplitApproved e) -> new Transition(withApprovedSplit(s, e.ref()), "staff approved the split");
            case At(PaymentState s, RefundPending e) -> stay(s, "no refund without a booked payment");
            case At(PaymentState s, RefundReturned e) -> stay(s, "no refund without a booked payment");
            case At(PaymentState s, RefundReversed e) -> stay(s, "no refund without a booked payment");
            case At(PaymentState s, RefundObserved e) -> stay(s, "the payment must be posted first");
            case At(PaymentState s, DisputeObserved e) -> stay(s, "the payment must be posted first");
            case At(PaymentState s, DisputeMovementPosted e) -> stay(s, "no dispute without a booked payment");
            case At(PaymentState s, SplitApproved e) -> stay(s, "nothing was proposed");
            case At(PaymentState s, RefundSent e) -> stay(s, "no refund without a booked payment");
            case At(PaymentState s, RefundPosted e) -> stay(s, "no refund without a booked payment");
            case At(PaymentState s, RefundFailed e) -> stay(s, "no refund without a booked payment");
        };
    }

    private static Transition stay(PaymentState state, String why) {
        return new Transition(state, why);
    }

    private static Charging charging(int attempt, CardSubmitted card) {
        return new Charging(attempt, card.paymentMethod(), Optional.empty(), card.at());
    }

    /** Returns whether the decision to refund is new and within the amount paid. */
    private static boolean isRefundable(Booked booked, Refund refund) {
        Money back = booked.refunds().stream()
                .filter(earlier -> !earlier.progress().isFailed())
                .map(Refund::total)
                .reduce(refund.total(), Money::plus);
        return booked.refunds().stream().noneMatch(earlier -> earlier.key().equals(refund.key()))
                && back.compareTo(booked.charge().amount()) <= 0;
    }

    private static Booked withRefund(Booked booked, Refund refund) {
        List<Refund> refunds = new ArrayList<>(booked.refunds());
        refunds.add(refund);
        return new Booked(booked.charge(), refunds, booked.disputes());
    }

    /** Adds a refund made at Stripe: money that moved is recorded, whatever else was requested. */
    private static Booked withObservedRefund(Booked booked, Refund refund) {
        return booked.refunds().stream()
                .anyMatch(known -> known.id().equals(refund.id()) || known.ref().isPresent() && known.ref().equals(refund.ref()))
                ? booked : withRefund(booked, refund);
    }

    private static Refund sent(Refund refund, RefundSent event) {
        return refund.with(pendingApproval(refund, RefundStatus.MADE), Optional.of(event.ref())).withSentAt(event.at());
    }

    private static Transition withRefundStatus(Booked booked, String id, Set<RefundStatus> from, RefundStatus to, Optional<String> ref,
            String why) {
        return withRefundStatus(booked, id, from, refund -> refund.with(pendingApproval(refund, to), ref.or(refund::ref)), why);
    }

    private static Transition withRefundStatus(Booked booked, String id, Set<RefundStatus> from, UnaryOperator<Refund> change, String why) {
        List<Refund> after = booked.refunds().stream()
                .map(refund -> refund.id().equals(id) && from.contains(refund.progress()) ? change.apply(refund) : refund)
                .toList();
        return after.equals(booked.refunds()) ? stay(booked, "no refund that waits for this")
                : new Transition(new Booked(booked.charge(), after, booked.disputes()), why);
    }

    private static RefundStatus pendingApproval(Refund refund, RefundStatus to) {
        return to == RefundStatus.MADE && refund.proposed() ? RefundStatus.PARKED : to;
    }

    private static Booked withObservedDispute(Booked booked, Dispute dispute) {
        List<Dispute> all = new ArrayList<>(booked.disputes());
        int at = all.stream().map(Dispute::ref).toList().indexOf(dispute.ref());
        if (at < 0) {
            all.add(dispute);
        } else {
            all.set(at, all.get(at).merge(dispute));
        }
        return new Booked(booked.charge(), booked.refunds(), all);
    }

    private static Booked withPostingStatus(Booked booked, String movement, Dispute.PostingStatus from, Dispute.PostingStatus to) {
        return new Booked(booked.charge(), booked.refunds(),
                booked.disputes().stream().map(dispute -> dispute.withPosting(movement, from, to)).toList());
    }

    private static Booked withApprovedSplit(Booked booked, String ref) {
        Booked posted = withPostingStatus(booked, ref, Dispute.PostingStatus.PARKED, Dispute.PostingStatus.TO_POST);
        return new Booked(posted.charge(), posted.refunds().stream()
                .map(refund -> refund.id().equals(ref) && refund.progress() == RefundStatus.PARKED
                        ? refund.with(RefundStatus.MADE, refund.ref()) : refund)
                .toList(), posted.disputes());
    }
}
