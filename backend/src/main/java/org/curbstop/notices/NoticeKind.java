package org.curbstop.notices;

import org.curbstop.notices.preferences.NoticeTopic;

/** Each kind has its wording for text and mail in every language ({@code messages/notices_<language>.properties}). */
public enum NoticeKind {
    /** A one-time code. Facts: code, minutes. */
    CODE(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** Money was taken. Facts: amount, reference, date. */
    RECEIPT(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.BILLS),
    /** A payment that was under way did not come through. Facts: amount. */
    PAYMENT_FAILED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** Money went back to the card. Facts: amount. */
    REFUND_MADE(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** It could not go back to the card, or came back to us. Facts: amount. */
    REFUND_FAILED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** The bank was asked to take a payment back. Facts: amount. */
    DISPUTE_OPENED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** The bank decided: the payment is kept (WON), or the money went back to the card (LOST). Facts: amount, decided. */
    DISPUTE_DECIDED(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** A link that was asked for. Facts: amount, link. */
    PAYMENT_LINK(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** Danger to life: boil water, gas, a line down. Facts: what. */
    SAFETY(Timing.SAFETY, DefaultRoute.EVERY_WAY, NoticeTopic.ALWAYS),
    /** An outage that the reader reported or follows is known. Facts: place, service, reference, eta (none, assessing or an instant). */
    OUTAGE_KNOWN(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** It will be back at another time than was said. Facts: place, service, reference, eta. */
    OUTAGE_ETA(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** It is back: are you? Facts: place, service, reference. */
    OUTAGE_RESTORED(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** It was said to be back and is not. Facts: place, service, reference, eta. */
    OUTAGE_STILL_OUT(Timing.REQUESTED_UPDATE, DefaultRoute.TEXT_FIRST, NoticeTopic.OUTAGES),
    /** A person will call back. Facts: when, reference. */
    CALLBACK(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** A person has closed what the reader had asked for. Facts: reference, outcome. */
    HAND_OFF_CLOSED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** A household was referred to an agency. Facts: program, agency, reference. */
    REFERRAL_SENT(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** The agency waits for documents. Facts: program, agency, documents. */
    REFERRAL_PAPERS(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** The agency will pay. Facts: program, agency, amount, until. */
    PLEDGE_PROMISED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** What the agency promised has come. Facts: agency, amount. */
    PLEDGE_PAID(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Facts: program, agency, why. */
    REFERRAL_DENIED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.HELP),
    /** Nobody answered in time, or a promise was not kept in time. Facts: program, agency. */
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
    /** The last bill of an account. Facts: account, amount, due, estimated, credit. */
    FINAL_BILL(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.BILLS),
    /** An order that a person reviews first. Facts: kind, place, reference. */
    ORDER_RECEIVED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** An order can be relied on. Facts: kind, place, reference, start, stop, visited, from, till, deposited, deposit, pay. */
    ORDER_CONFIRMED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** Staff let its deposit go. Facts: kind, place, reference, deposit. */
    DEPOSIT_WAIVED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** It has another day or time. Facts: as confirmed. */
    ORDER_CHANGED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** It was taken back. Facts: kind, place, reference. */
    ORDER_CANCELLED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** We cannot do it. Facts: kind, place, reference, reason. */
    ORDER_TURNED_DOWN(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** It is done. Facts: kind, place, reference. */
    ORDER_DONE(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** Somebody comes on the next working day. Facts: place, reference, start, from, till. */
    VISIT_REMINDER(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** Whoever comes is late; the reader waits for them. Facts: place, reference, minutes. */
    VISIT_LATE(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** The owner ends service where the reader lives. Facts: place, stop. */
    OCCUPANT_WARNED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** A tenant's service goes on in the reader's name. Facts: place, start. */
    OWNER_TOOK_OVER(Timing.ROUTINE, DefaultRoute.MAIL_FIRST, NoticeTopic.ALWAYS),
    /** A request that only a person can decide came in. Facts: reference. */
    INTAKE_RECEIVED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** It came to another stage. Facts: reference, stage, say. */
    INTAKE_MOVED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.SERVICE),
    /** Time to pay was agreed. Facts: amount, payments, first, due, schedule, reference. */
    ARRANGEMENT_AGREED(Timing.ANSWER, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** A payment of an arrangement is due in a few days. Facts: amount, due, reference. */
    ARRANGEMENT_DUE(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** A payment was missed. Facts: amount, reference. */
    ARRANGEMENT_BROKEN(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** All of it is paid. Facts: amount, reference. */
    ARRANGEMENT_KEPT(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** A person said no to the terms that were asked for. */
    TERMS_DECLINED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** Service may stop. Facts: amount, due, place, reference. */
    DISCONNECTION_NOTICE(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** The same to a third party and to tenants, without what is owed. Facts: due, place, reference. */
    DISCONNECTION_TOLD(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** Service does not stop after all. Facts: place, reference. */
    DISCONNECTION_LIFTED(Timing.ANSWER, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** A person has decided that service is to stop. Facts: place, due, amount, reference. */
    DISCONNECTION_SIGNED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** What was decided is suspended for now; the notice remains in force. Facts: place, reference. */
    DISCONNECTION_STAYED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** Service is off. Facts: place, payable (yes for whoever owes), amount. */
    SERVICE_DISCONNECTED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** What it takes was paid or arranged: service is to be restored. Facts: place, when. */
    RECONNECTION_PROMISED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** It is on again. Facts: place, when. */
    SERVICE_RESTORED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.SHUT_OFF),
    /** Nothing is stopped there for now. Facts: hold, until, certificate. */
    HOLD_PLACED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** It ends soon. Facts: hold, until, certificate. */
    HOLD_LAPSING(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** It has ended by its day. Facts: hold, certificate. */
    HOLD_LAPSED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** A person ended it. Facts: hold. */
    HOLD_LIFTED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** A bill is disputed. Facts: amount, reference, due. */
    BILL_DISPUTED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.PLANS),
    /** A person decided about it. Facts: reference, outcome, amount, say, reviewer, until. */
    BILL_DISPUTE_ANSWERED(Timing.ROUTINE, DefaultRoute.EVERY_WAY, NoticeTopic.PLANS),
    /** A person answers a complaint. Facts: reference, say, reviewer. */
    COMPLAINT_ANSWERED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** Somebody named the reader to be notified when a shut-off threatens there. Facts: place. */
    DESIGNEE_NAMED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** A contact was added or removed; sent to one that was on file before. No facts. */
    CONTACT_CHANGED(Timing.ANSWER, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS),
    /** Wrong PINs were tried too often; not at night, or a stranger could wake people. Facts: until. */
    PIN_LOCKED(Timing.ROUTINE, DefaultRoute.TEXT_FIRST, NoticeTopic.ALWAYS);

    /** When a text of this kind may arrive. */
    public enum Timing {
        /** The reader waits for it at this moment: at any hour. */
        ANSWER,
        /** At any hour. */
        SAFETY,
        /** Outage updates that the reader asked for: at any hour. */
        REQUESTED_UPDATE,
        /** Outside the quiet hours. */
        ROUTINE;

        public boolean isAllowedAtNight() {
            return this != ROUTINE;
        }

        /** A call wakes the house, a text seldom. */
        public boolean mayRingAtNight() {
            return this == ANSWER || this == SAFETY;
        }

        /** 0 is sent first. */
        public int priority() {
            return switch (this) {
                case ANSWER, SAFETY -> 0;
                case REQUESTED_UPDATE -> 1;
                case ROUTINE -> 2;
            };
        }
    }

    /** Which of a person's addresses it goes to: the first that there is, or all. */
    public enum DefaultRoute { TEXT_FIRST, MAIL_FIRST, EVERY_WAY }

    private final Timing timing;
    private final DefaultRoute defaultRoute;
    private final NoticeTopic topic;

    NoticeKind(Timing timing, DefaultRoute means, NoticeTopic topic) {
        this.timing = timing;
        this.defaultRoute = means;
        this.topic = topic;
    }

    /** What it is about, for those who choose how they are notified. */
    public NoticeTopic topic() {
        return topic;
    }

    public Timing timing() {
        return timing;
    }

    /** 0 is sent first. */
    public int priority() {
        return timing.priority();
    }

    public DefaultRoute defaultRoute() {
        return defaultRoute;
    }
}
