package org.curbstop.payments;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Money;
import org.curbstop.payments.Event.AttemptNamed;
import org.curbstop.payments.Event.CardGiven;
import org.curbstop.payments.Event.DisputePosted;
import org.curbstop.payments.Event.DisputeSeen;
import org.curbstop.payments.Event.EntriesPosted;
import org.curbstop.payments.Event.Found;
import org.curbstop.payments.Event.GivenUp;
import org.curbstop.payments.Event.NotReached;
import org.curbstop.payments.Event.PageAsked;
import org.curbstop.payments.Event.PageOpened;
import org.curbstop.payments.Event.RefundAsked;
import org.curbstop.payments.Event.RefundFailed;
import org.curbstop.payments.Event.RefundMade;
import org.curbstop.payments.Event.RefundPending;
import org.curbstop.payments.Event.RefundPosted;
import org.curbstop.payments.Event.RefundReturned;
import org.curbstop.payments.Event.RefundSeen;
import org.curbstop.payments.Event.RefundTakenBack;
import org.curbstop.payments.Event.ShareAccepted;
import org.curbstop.payments.Event.TimeUp;
import org.curbstop.payments.Event.WrongAmountTaken;
import org.curbstop.payments.Finding.Approved;
import org.curbstop.payments.Finding.Closed;
import org.curbstop.payments.Refund.Progress;
import org.curbstop.payments.State.Booked;
import org.curbstop.payments.State.Cancelled;
import org.curbstop.payments.State.Charging;
import org.curbstop.payments.State.Confirmed;
import org.curbstop.payments.State.Declined;
import org.curbstop.payments.State.Expired;
import org.curbstop.payments.State.InReview;
import org.curbstop.payments.State.OnPage;
import org.curbstop.payments.State.Taken;
import org.curbstop.payments.State.Unsure;

/**
 * The course of a payment: one pure function over every state and every event. An event that does not fit leaves the state as it
 * is; messages come late, twice and out of order, so not fitting is no fault. One rule stands over all: <em>money that was taken
 * is never forgotten</em>.
 */
final class Course {

    private static final Set<Progress> UNSENT = EnumSet.of(Progress.ASKED, Progress.PENDING);
    private static final Set<Progress> GONE = EnumSet.of(Progress.MADE, Progress.BOOKED, Progress.PARKED);

    private Course() {}

    /** @param why the reason of this line, kept with the payment and written on its drawing */
    record Step(State state, String why) {}

    private record At(State state, Event event) {}

    static Step next(State state, Event event) {
        return switch (new At(state, event)) {
            // The truth from the card company, whenever it comes.
            case At(Confirmed s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "paid on a page that we had given up for closed");
            case At(OnPage s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "paid on the page");
            case At(Charging s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "the card was charged");
            case At(Unsure s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "asked, and it had been charged");
            case At(Declined s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "the truth came late: it was charged");
            case At(Expired s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "the truth came late: it was paid in time");
            case At(Cancelled s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "the truth came late: it was paid before it was given up");
            case At(InReview s, Found(String ref, Approved a, var at)) -> new Step(new Taken(a.charge()), "the right amount was charged too; staff have the other");
            case At(InReview s, Found f) -> stay(s, "money was taken: staff decide");
            case At(Taken s, Found f) -> stay(s, "taken already; a second charge is never booked, staff review it");
            case At(Booked s, Found f) -> stay(s, "booked already; a second charge is never booked, staff review it");
            case At(Taken s, WrongAmountTaken e) -> stay(s, "taken already; staff review the other charge");
            case At(Booked s, WrongAmountTaken e) -> stay(s, "booked already; staff review the other charge");
            case At(InReview s, WrongAmountTaken e) -> stay(s, "in review already");
            case At(State s, WrongAmountTaken e) -> new Step(new InReview(e.charge()), "another amount than agreed was charged: staff decide");

            // A card is charged.
            case At(Confirmed s, CardGiven e) -> new Step(charging(s.attempts() + 1, e), "a card was given");
            case At(Declined s, CardGiven e) -> new Step(charging(s.attempt() + 1, e), "another try after a decline");
            case At(OnPage s, CardGiven e) -> stay(s, "the page must be closed first, else both could be paid");
            case At(Charging s, CardGiven e) -> stay(s, "pressed twice");
            case At(Unsure s, CardGiven e) -> stay(s, "it may have been charged: no second try until we know");
            case At(Taken s, CardGiven e) -> stay(s, "paid already");
            case At(Booked s, CardGiven e) -> stay(s, "paid already");
            case At(InReview s, CardGiven e) -> stay(s, "money was taken: staff decide first");
            case At(Expired s, CardGiven e) -> stay(s, "too late: what is owed may have changed, so a new yes is needed");
            case At(Cancelled s, CardGiven e) -> stay(s, "given up: a new yes is needed");

            case At(Charging s, AttemptNamed e) when s.attempt() == e.attempt() && s.ref().isEmpty() ->
                new Step(new Charging(s.attempt(), s.paymentMethod(), Optional.of(e.ref()), s.since()), "from here on it can be asked about");
            case At(State s, AttemptNamed e) -> stay(s, "the name of an attempt that is over");
            case At(Charging s, NotReached e) when s.attempt() == e.attempt() && s.ref().isEmpty() ->
                new Step(new Declined(s.attempt(), Decline.UNREACHABLE), "nothing was charged: the card company never heard of it");
            case At(OnPage s, NotReached e) when s.attempt() == e.attempt() && s.page().isEmpty() ->
                new Step(new Confirmed(s.attempt()), "no page could be opened");
            case At(State s, NotReached e) -> stay(s, "an attempt that is over");

            case At(Charging s, Found(String ref, Finding.Declined d, var at)) when s.ref().equals(Optional.of(ref)) ->
                new Step(new Declined(s.attempt(), d.reason()), "the bank said no");
            case At(Charging s, Found(String ref, Finding.Unsure u, var at)) when s.ref().equals(Optional.of(ref)) ->
                new Step(new Unsure(s.attempt(), s.paymentMethod(), ref, s.since()), "no answer in time");
            case At(Charging s, Found(String ref, Closed c, var at)) when s.ref().equals(Optional.of(ref)) ->
                new Step(new Declined(s.attempt(), Decline.WITHDRAWN), "not finished in time, and withdrawn");
            case At(Charging s, Found f) -> stay(s, "untouched so far, or about an attempt that is over");
            case At(Unsure s, Found(String ref, Finding.Declined d, var at)) when s.ref().equals(ref) ->
                new Step(new Declined(s.attempt(), d.reason()), "asked, and it had been declined");
            case At(Unsure s, Found(String ref, Closed c, var at)) when s.ref().equals(ref) ->
                new Step(new Declined(s.attempt(), Decline.WITHDRAWN), "asked, never charged, and withdrawn");
            case At(Unsure s, Found f) -> stay(s, "still unsure, or about an attempt that is over");

            // The hosted page.
            case At(Confirmed s, PageAsked e) -> new Step(new OnPage(s.attempts() + 1, Optional.empty()), "wants to pay on the page");
            case At(Declined s, PageAsked e) -> new Step(new OnPage(s.attempt() + 1, Optional.empty()), "tries the page after a decline");
            case At(OnPage s, PageAsked e) -> stay(s, "the page is open, or being opened");
            case At(Charging s, PageAsked e) -> stay(s, "a card is being charged");
            case At(Unsure s, PageAsked e) -> stay(s, "it may have been charged: no second try until we know");
            case At(Taken s, PageAsked e) -> stay(s, "paid already");
            case At(Booked s, PageAsked e) -> stay(s, "paid already");
            case At(InReview s, PageAsked e) -> stay(s, "money was taken: staff decide first");
            case At(Expired s, PageAsked e) -> stay(s, "too late: a new yes is needed");
            case At(Cancelled s, PageAsked e) -> stay(s, "given up: a new yes is needed");
            case At(OnPage s, PageOpened e) when s.attempt() == e.attempt() && s.page().isEmpty() ->
                new Step(new OnPage(s.attempt(), Optional.of(e.page())), "the page is open");
            case At(State s, PageOpened e) -> stay(s, "a page nobody was shown; it expires unpaid");
            case At(OnPage s, Found(String ref, Closed c, var at)) when s.page().map(State.Page::ref).equals(Optional.of(ref)) ->
                new Step(new Confirmed(s.attempt()), "the page was closed unpaid");
            case At(OnPage s, Found f) -> stay(s, "the page itself shows declines and lets try again");

            // Findings about attempts that are over.
            case At(Confirmed s, Found f) -> stay(s, "no attempt is open");
            case At(Declined s, Found f) -> stay(s, "known already");
            case At(Expired s, Found f) -> stay(s, "nothing was charged, as we thought");
            case At(Cancelled s, Found f) -> stay(s, "nothing was charged, as we thought");

            // The end without money.
            case At(Confirmed s, TimeUp e) -> new Step(new Expired(), "nobody paid in time");
            case At(Declined s, TimeUp e) -> new Step(new Expired(), "nobody tried again in time");
            case At(OnPage s, TimeUp e) -> stay(s, "the page must be closed first: somebody may be paying on it");
            case At(Charging s, TimeUp e) -> stay(s, "it may be charged this moment");
            case At(Unsure s, TimeUp e) -> stay(s, "it may have been charged");
            case At(Taken s, TimeUp e) -> stay(s, "paid");
            case At(Booked s, TimeUp e) -> stay(s, "paid");
            case At(InReview s, TimeUp e) -> stay(s, "money was taken: staff decide");
            case At(Expired s, TimeUp e) -> stay(s, "expired already");
            case At(Cancelled s, TimeUp e) -> stay(s, "given up already");
            case At(Confirmed s, GivenUp e) -> new Step(new Cancelled(), "given up before a card was given");
            case At(Declined s, GivenUp e) -> new Step(new Cancelled(), "given up after a decline");
            case At(OnPage s, GivenUp e) -> stay(s, "the page must be closed first: somebody may be paying on it");
            case At(Charging s, GivenUp e) -> stay(s, "too late to give up: it may be charged this moment");
            case At(Unsure s, GivenUp e) -> stay(s, "too late to give up: it may have been charged");
            case At(Taken s, GivenUp e) -> stay(s, "paid: only a refund undoes it");
            case At(Booked s, GivenUp e) -> stay(s, "paid: only a refund undoes it");
            case At(InReview s, GivenUp e) -> stay(s, "money was taken: staff decide");
            case At(Expired s, GivenUp e) -> stay(s, "expired already");
            case At(Cancelled s, GivenUp e) -> stay(s, "given up already");

            // The ledger, and money that goes back.
            case At(Taken s, EntriesPosted e) -> new Step(new Booked(s.charge(), List.of()), "every account has its entry");
            case At(State s, EntriesPosted e) -> stay(s, "in the ledger already, or nothing to enter");
            case At(Booked s, RefundAsked e) when fits(s, e.refund()) -> new Step(plus(s, e.refund()), "money is to go back");
            case At(Booked s, RefundAsked e) -> stay(s, "asked already, or more than was paid");
            case At(Taken s, RefundAsked e) -> stay(s, "first into the ledger, then out of it");
            case At(State s, RefundAsked e) -> stay(s, "nothing was paid");
            case At(Booked s, RefundPending e) -> refund(s, e.refundId(), UNSENT, Progress.PENDING, Optional.of(e.ref()), "the card company has it, the money has not gone");
            case At(Booked s, RefundMade e) -> refund(s, e.refundId(), UNSENT, Progress.MADE, Optional.of(e.ref()), "the card company sends it back");
            case At(Booked s, RefundPosted e) -> refund(s, e.refundId(), Set.of(Progress.MADE), Progress.BOOKED, Optional.empty(), "every account has its entry");
            case At(Booked s, RefundFailed e) -> refund(s, e.refundId(), UNSENT, Progress.FAILED, Optional.empty(), "the card company cannot send it back");
            case At(Booked s, RefundReturned e) -> refund(s, e.refundId(), GONE, Progress.RETURNED, Optional.empty(), "the bank sent the money back to us");
            case At(Booked s, RefundTakenBack e) -> refund(s, e.refundId(), Set.of(Progress.RETURNED), Progress.FAILED, Optional.empty(), "out of the ledger again");
            case At(Booked s, RefundSeen e) -> new Step(plusSeen(s, e.refund()), "refunded at the card company itself");
            case At(Booked s, DisputeSeen e) -> new Step(seen(s, e.dispute()), "the cardholder asked the bank to take it back");
            case At(Booked s, DisputePosted e) -> new Step(posting(s, e.movement(), Dispute.Posting.TO_POST, Dispute.Posting.POSTED), "every account has its entry");
            case At(Booked s, ShareAccepted e) -> new Step(accepted(s, e.ref()), "staff agreed to how it is shared");
            case At(State s, RefundPending e) -> stay(s, "no refund without a booked payment");
            case At(State s, RefundReturned e) -> stay(s, "no refund without a booked payment");
            case At(State s, RefundTakenBack e) -> stay(s, "no refund without a booked payment");
            case At(State s, RefundSeen e) -> stay(s, "first into the ledger, then out of it");
            case At(State s, DisputeSeen e) -> stay(s, "first into the ledger, then out of it");
            case At(State s, DisputePosted e) -> stay(s, "no dispute without a booked payment");
            case At(State s, ShareAccepted e) -> stay(s, "nothing was proposed");
            case At(State s, RefundMade e) -> stay(s, "no refund without a booked payment");
            case At(State s, RefundPosted e) -> stay(s, "no refund without a booked payment");
            case At(State s, RefundFailed e) -> stay(s, "no refund without a booked payment");
        };
    }

    private static Step stay(State state, String why) {
        return new Step(state, why);
    }

    private static Charging charging(int attempt, CardGiven card) {
        return new Charging(attempt, card.paymentMethod(), Optional.empty(), card.at());
    }

    /** Never the same decision twice, never more than was paid. */
    private static boolean fits(Booked booked, Refund refund) {
        Money back = booked.refunds().stream()
                .filter(earlier -> !earlier.progress().cameBack())
                .map(Refund::total)
                .reduce(refund.total(), Money::plus);
        return booked.refunds().stream().noneMatch(earlier -> earlier.key().equals(refund.key()))
                && back.compareTo(booked.charge().amount()) <= 0;
    }

    private static Booked plus(Booked booked, Refund refund) {
        List<Refund> refunds = new ArrayList<>(booked.refunds());
        refunds.add(refund);
        return new Booked(booked.charge(), refunds, booked.disputes());
    }

    /** Money that moved is written down, whatever else was asked for. */
    private static Booked plusSeen(Booked booked, Refund refund) {
        return booked.refunds().stream().anyMatch(known -> known.id().equals(refund.id()) || known.ref().isPresent() && known.ref().equals(refund.ref()))
                ? booked : plus(booked, refund);
    }

    private static Step refund(Booked booked, String id, Set<Progress> from, Progress to, Optional<String> ref, String why) {
        List<Refund> after = booked.refunds().stream()
                .map(refund -> refund.id().equals(id) && from.contains(refund.progress()) ? refund.with(proposedFirst(refund, to), ref.or(refund::ref)) : refund)
                .toList();
        return after.equals(booked.refunds()) ? stay(booked, "no refund that waits for this") : new Step(new Booked(booked.charge(), after, booked.disputes()), why);
    }

    private static Progress proposedFirst(Refund refund, Progress to) {
        return to == Progress.MADE && refund.proposed() ? Progress.PARKED : to;
    }

    private static Booked seen(Booked booked, Dispute dispute) {
        List<Dispute> all = new ArrayList<>(booked.disputes());
        int at = all.stream().map(Dispute::ref).toList().indexOf(dispute.ref());
        if (at < 0) {
            all.add(dispute);
        } else {
            all.set(at, all.get(at).seen(dispute));
        }
        return new Booked(booked.charge(), booked.refunds(), all);
    }

    private static Booked posting(Booked booked, String movement, Dispute.Posting from, Dispute.Posting to) {
        return new Booked(booked.charge(), booked.refunds(), booked.disputes().stream().map(dispute -> dispute.with(movement, from, to)).toList());
    }

    private static Booked accepted(Booked booked, String ref) {
        Booked posted = posting(booked, ref, Dispute.Posting.PARKED, Dispute.Posting.TO_POST);
        return new Booked(posted.charge(), posted.refunds().stream()
                .map(refund -> refund.id().equals(ref) && refund.progress() == Progress.PARKED ? refund.with(Progress.MADE, refund.ref()) : refund)
                .toList(), posted.disputes());
    }
}
