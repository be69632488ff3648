package org.curbstop.notices;

import org.curbstop.notices.preferences.NoticeTopic;

/** Kinds of notice. Each has its wording for text and mail in every language ({@code messages/notices_<language>.properties}). */
public enum NoticeKind {
    /** A one-time code. Facts: code, spoken (its digits one by one), minutes. */
    CODE(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** A payment was taken. Facts: amount, reference, date. */
    RECEIPT(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.BILLS),
    /** A pending payment failed. Facts: amount. */
    PAYMENT_FAILED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** A refund reached the card. Facts: amount. */
    REFUND_MADE(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** A refund failed or was returned to us. Facts: amount. */
    REFUND_FAILED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** The cardholder disputed a payment. Facts: amount. */
    DISPUTE_OPENED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** The bank decided a dispute: the payment is kept (WON), or the money went back to the card (LOST). Facts: amount, decided. */
    DISPUTE_DECIDED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** A payment link that the recipient asked for. Facts: amount, link. */
    PAYMENT_LINK(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** Danger to life: boil water, gas, a line down. Facts: what. */
    SAFETY(Timing.SAFETY, DefaultRoute.EVERY_WAY, NoticeTopic.ALWAYS),
    /** An outage that the recipient reported or follows is known. Facts: place, service, reference, eta (none, assessing or an instant). */
    OUTAGE_KNOWN(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** The estimated time of restoration changed. Facts: place, service, reference, eta. */
    OUTAGE_ETA(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** Service was restored; asks whether the recipient's is. Facts: place, service, reference. */
    OUTAGE_RESTORED(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** Service was reported as restored and is not. Facts: place, service, reference, eta. */
    OUTAGE_STILL_OUT(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** Staff will call back. Facts: when, reference. */
    CALLBACK(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** Staff closed the recipient's case. Facts: reference, outcome. */
    HAND_OFF_CLOSED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** A household was referred to an agency. Facts: program, agency, reference. */
    REFERRAL_SENT(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** The agency needs documents. Facts: program, agency, documents. */
    REFERRAL_PAPERS(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** The agency pledged a payment. Facts: program, agency, amount, until. */
    PLEDGE_PROMISED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** The pledge was paid. Facts: agency, amount. */
    PLEDGE_PAID(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Facts: program, agency, why. */
    REFERRAL_DENIED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** The agency did not answer, or did not keep its pledge, in time. Facts: program, agency. */
    REFERRAL_EXPIRED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Facts: program, reference. */
    APPLICATION_RECEIVED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Facts: program, documents. */
    APPLICATION_PAPERS(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Facts: program, granted (yes where an amount is given), amount. */
    APPLICATION_APPROVED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Facts: program, why. */
    APPLICATION_DECLINED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Facts: amount, due, account. */
    BILL_READY(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** Facts: amount, due, account. */
    BILL_DUE(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** The final bill of an account. Facts: account, amount, due, estimated, credit. */
    FINAL_BILL(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** An order was received that staff review first. Facts: kind, place, reference. */
    ORDER_RECEIVED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** An order is confirmed. Facts: kind, place, reference, start, stop, visited, from, till, deposited, deposit, pay. */
    ORDER_CONFIRMED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** Staff waived the deposit of an order. Facts: kind, place, reference, deposit. */
    DEPOSIT_WAIVED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** An order has a new day or time. Facts: as {@link #ORDER_CONFIRMED}. */
    ORDER_CHANGED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** An order was cancelled. Facts: kind, place, reference. */
    ORDER_CANCELLED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** An order was rejected. Facts: kind, place, reference, reason. */
    ORDER_TURNED_DOWN(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** An order is completed. Facts: kind, place, reference. */
    ORDER_DONE(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** A crew comes on the next business day. Facts: place, reference, start, from, till. */
    VISIT_REMINDER(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** The crew is late for a visit today. Facts: place, reference, minutes. */
    VISIT_LATE(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** The owner ends service at the recipient's home. Facts: place, stop. */
    OCCUPANT_WARNED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** A tenant's service continues in the recipient's name. Facts: place, start. */
    OWNER_TOOK_OVER(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.ALWAYS),
    /** A service application was received. Facts: reference. */
    INTAKE_RECEIVED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** A service application reached another stage. Facts: reference, stage, say. */
    INTAKE_MOVED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** A payment arrangement was agreed. Facts: amount, payments, first, due, schedule, reference. */
    ARRANGEMENT_AGREED(Timing.ANSWER, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** An installment is due in a few days. Facts: amount, due, reference. */
    ARRANGEMENT_DUE(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** An arrangement was broken by a missed installment. Facts: amount, reference. */
    ARRANGEMENT_BROKEN(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** An arrangement was paid in full. Facts: amount, reference. */
    ARRANGEMENT_KEPT(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** Staff declined the terms that the recipient asked for. No facts. */
    TERMS_DECLINED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** Service may be shut off. Facts: amount, due, place, reference. */
    DISCONNECTION_NOTICE(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** Disconnection notice for third-party designees and tenants, without the amount. Facts: due, place, reference. */
    DISCONNECTION_TOLD(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** The disconnection was called off. Facts: place, reference. */
    DISCONNECTION_LIFTED(Timing.ANSWER, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** Staff signed the disconnection. Facts: place, due, amount, reference. */
    DISCONNECTION_SIGNED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** A signed disconnection is suspended; the notice remains in force. Facts: place, reference. */
    DISCONNECTION_STAYED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** Service was shut off. Facts: place, payable (yes for the person who owes), amount. */
    SERVICE_DISCONNECTED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** The condition of reconnection was paid or arranged. Facts: place, when. */
    RECONNECTION_PROMISED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** Service was reconnected. Facts: place, when. */
    SERVICE_RESTORED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** A hold prevents a shut-off for now. Facts: hold, until, certificate. */
    HOLD_PLACED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** A hold expires soon. Facts: hold, until, certificate. */
    HOLD_LAPSING(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** A hold expired. Facts: hold, certificate. */
    HOLD_LAPSED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** Staff lifted a hold. Facts: hold. */
    HOLD_LIFTED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** A bill is disputed. Facts: amount, reference, due. */
    BILL_DISPUTED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** Staff decided a bill dispute. Facts: reference, outcome, amount, say, reviewer, until. */
    BILL_DISPUTE_ANSWERED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** Staff answered a complaint. Facts: reference, say, reviewer. */
    COMPLAINT_ANSWERED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** The recipient was named as third-party designee for shut-off warnings. Facts: place. */
    DESIGNEE_NAMED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** A contact was added or removed, sent to one that was on file before; or staff changed where letters or bills go. Fact: change. */
    CONTACT_CHANGED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** PINs are locked out after too many wrong ones; not sent at night, or a stranger could wake people. Facts: until. */
    PIN_LOCKED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** The PIN of an account was chosen or removed. Facts: change (chosen or removed). */
    PIN_CHANGED(Timing.ANSWER, DefaultRoute.EVERY_WAY, NoticeTopic.ALWAYS);

    /** When a text of this kind may arrive. */
    public enum Timing {
        /** The recipient is waiting for it: at any hour. */
        ANSWER,
        /** At any hour. */
        SAFETY,
        /** Outage updates that the recipient asked for: at any hour. */
        REQUESTED_UPDATE,
        /** Outside the quiet hours. */
        ROUTINE;

        public boolean isAllowedAtNight() {
            return this != ROUTINE;
        }

        /** Returns whether it may be a call at night; a call wakes the household, a text seldom does. */
        public boolean mayRingAtNight() {
            return this == ANSWER || this == SAFETY;
        }

        /** Returns the priority; 0 is sent first. */
        public int priority() {
            return switch (this) {
                case ANSWER, SAFETY -> 0;
                case REQUESTED_UPDATE -> 1;
                case ROUTINE -> 2;
            };
        }
    }

    /** Addresses of a person that a kind goes to by default: the first one on file, or all. */
    public enum DefaultRoute { TEXT_FIRST, MAIL_FIRST, EVERY_WAY }

    private final Timing timing;
    private final DefaultRoute defaultRoute;
    private final NoticeTopic topic;

    NoticeKind(Timing timing, DefaultRoute route, NoticeTopic topic) {
        this.timing = timing;
        this.defaultRoute = route;
        this.topic = topic;
    }

    /** Returns the topic by which people choose their channel. */
    public NoticeTopic topic() {
        return topic;
    }

    public Timing timing() {
        return timing;
    }

    /** Returns the priority; 0 is sent first. */
    public int priority() {
        return timing.priority();
    }

    public DefaultRoute defaultRoute() {
        return defaultRoute;
    }
}
