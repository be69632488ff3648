package org.curbstop.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.payments.Event.AttemptNamed;
import org.curbstop.payments.Event.CardGiven;
import org.curbstop.payments.Event.EntriesPosted;
import org.curbstop.payments.Event.Found;
import org.curbstop.payments.Event.GivenUp;
import org.curbstop.payments.Event.NotReached;
import org.curbstop.payments.Event.PageAsked;
import org.curbstop.payments.Event.PageOpened;
import org.curbstop.payments.Event.RefundAsked;
import org.curbstop.payments.Event.RefundFailed;
import org.curbstop.payments.Event.RefundMade;
import org.curbstop.payments.Event.RefundPosted;
import org.curbstop.payments.Event.TimeUp;
import org.curbstop.payments.Finding.Approved;
import org.curbstop.payments.Finding.Closed;
import org.curbstop.payments.State.Booked;
import org.curbstop.payments.State.Cancelled;
import org.curbstop.payments.State.Charging;
import org.curbstop.payments.State.Confirmed;
import org.curbstop.payments.State.Declined;
import org.curbstop.payments.State.Expired;
import org.curbstop.payments.State.OnPage;
import org.curbstop.payments.State.Taken;
import org.curbstop.payments.State.Unsure;

/**
 * The course of a payment: one pure function over every state and every event. An event that does not fit leaves the state as it
 * is; messages come late, twice and out of order, so not fitting is no fault. One rule stands over all: <em>money that was taken
 * is never forgotten</em>.
 */
final class Course {

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
            case At(Taken s, Found f) -> stay(s, "taken already; a second charge is never booked, the daily close lists it");
            case At(Booked s, Found f) -> stay(s, "booked already; a second charge is never booked, the daily close lists it");

            // A card is charged.
            case At(Confirmed s, CardGiven e) -> new Step(charging(s.attempts() + 1, e), "a card was given");
            case At(Declined s, CardGiven e) -> new Step(charging(s.attempt() + 1, e), "another try after a decline");
            case At(OnPage s, CardGiven e) -> stay(s, "the page must be closed first, else both could be paid");
            case At(Charging s, CardGiven e) -> stay(s, "pressed twice");
            case At(Unsure s, CardGiven e) -> stay(s, "it may have been charged: no second try until we know");
            case At(Taken s, CardGiven e) -> stay(s, "paid already");
            case At(Booked s, CardGiven e) -> stay(s, "paid already");
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
            case At(Expired s, TimeUp e) -> stay(s, "expired already");
            case At(Cancelled s, TimeUp e) -> stay(s, "given up already");
            case At(Confirmed s, GivenUp e) -> new Step(new Cancelled(), "given up before a card was given");
            case At(Declined s, GivenUp e) -> new Step(new Cancelled(), "given up after a decline");
            case At(OnPage s, GivenUp e) -> stay(s, "the page must be closed first: somebody may be paying on it");
            case At(Charging s, GivenUp e) -> stay(s, "too late to give up: it may be charged this moment");
            case At(Unsure s, GivenUp e) -> stay(s, "too late to give up: it may have been charged");
            case At(Taken s, GivenUp e) -> stay(s, "paid: only a refund undoes it");
            case At(Booked s, GivenUp e) -> stay(s, "paid: only a refund undoes it");
            case At(Expired s, GivenUp e) -> stay(s, "expired already");
            case At(Cancelled s, GivenUp e) -> stay(s, "given up already");

            // The ledger, and money that goes back.
            case At(Taken s, EntriesPosted e) -> new Step(new Booked(s.charge(), List.of()), "every account has its entry");
            case At(State s, EntriesPosted e) -> stay(s, "in the ledger already, or nothing to enter");
            case At(Booked s, RefundAsked e) when fits(s, e.refund()) -> new Step(plus(s, e.refund()), "money is to go back");
            case At(Booked s, RefundAsked e) -> stay(s, "asked already, or more than was paid");
            case At(Taken s, RefundAsked e) -> stay(s, "first into the ledger, then out of it");
            case At(State s, RefundAsked e) -> stay(s, "nothing was paid");
            case At(Booked s, RefundMade e) -> refund(s, e.refundId(), Refund.Progress.ASKED, Refund.Progress.MADE, Optional.of(e.ref()), "the card company sends it back");
            case At(Booked s, RefundPosted e) -> refund(s, e.refundId(), Refund.Progress.MADE, Refund.Progress.BOOKED, Optional.empty(), "every account has its entry");
            case At(Booked s, RefundFailed e) -> refund(s, e.refundId(), Refund.Progress.ASKED, Refund.Progress.FAILED, Optional.empty(), "the card company cannot send it back");
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
                .filter(earlier -> earlier.progress() != Refund.Progress.FAILED)
                .map(Refund::total)
                .reduce(refund.total(), Money::plus);
        return booked.refunds().stream().noneMatch(earlier -> earlier.key().equals(refund.key()))
                && back.compareTo(booked.charge().amount()) <= 0;
    }

    private static Booked plus(Booked booked, Refund refund) {
        List<Refund> refunds = new ArrayList<>(booked.refunds());
        refunds.add(refund);
        return new Booked(booked.charge(), refunds);
    }

    private static Step refund(Booked booked, String id, Refund.Progress from, Refund.Progress to, Optional<String> ref, String why) {
        List<Refund> after = booked.refunds().stream()
                .map(refund -> refund.id().equals(id) && refund.progress() == from ? refund.with(to, ref.or(refund::ref)) : refund)
                .toList();
        return after.equals(booked.refunds()) ? stay(booked, "no refund that waits for this") : new Step(new Booked(booked.charge(), after), why);
    }
}
