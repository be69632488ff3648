package org.curbstop.notices;

/** Each kind has its wording for text and mail in every language ({@code messages/notices_<language>.properties}). */
public enum NoticeKind {
    /** A one-time code. Facts: code, minutes. */
    CODE(Timing.ANSWER, Means.TEXT_FIRST, Topic.ALWAYS),
    /** Money was taken. Facts: amount, reference, date. */
    RECEIPT(Timing.ANSWER, Means.TEXT_FIRST, Topic.BILLS),
    /** A payment that was under way did not come through. Facts: amount. */
    PAYMENT_FAILED(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** Money went back to the card. Facts: amount. */
    REFUND_MADE(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** It could not go back to the card, or came back to us. Facts: amount. */
    REFUND_FAILED(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** The bank was asked to take a payment back. Facts: amount. */
    DISPUTE_OPENED(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** The bank decided: the payment stands (WON), or the money went back to the card (LOST). Facts: amount, decided. */
    DISPUTE_DECIDED(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** A link that was asked for. Facts: amount, link. */
    PAYMENT_LINK(Timing.ANSWER, Means.TEXT_FIRST, Topic.ALWAYS),
    /** Danger to life: boil water, gas, a line down. Facts: what. */
    SAFETY(Timing.SAFETY, Means.EVERY_WAY, Topic.ALWAYS),
    /** An outage that the reader reported or follows is known. Facts: place, service, reference, eta (none, assessing or an instant). */
    OUTAGE_KNOWN(Timing.ASKED_NEWS, Means.TEXT_FIRST, Topic.OUTAGES),
    /** It will be back at another time than was said. Facts: place, service, reference, eta. */
    OUTAGE_ETA(Timing.ASKED_NEWS, Means.TEXT_FIRST, Topic.OUTAGES),
    /** It is back: are you? Facts: place, service, reference. */
    OUTAGE_RESTORED(Timing.ASKED_NEWS, Means.TEXT_FIRST, Topic.OUTAGES),
    /** It was said to be back and is not. Facts: place, service, reference, eta. */
    OUTAGE_STILL_OUT(Timing.ASKED_NEWS, Means.TEXT_FIRST, Topic.OUTAGES),
    /** A person will call back. Facts: when, reference. */
    CALLBACK(Timing.ANSWER, Means.TEXT_FIRST, Topic.ALWAYS),
    /** A person has closed what the reader had asked for. Facts: reference, outcome. */
    HAND_OFF_CLOSED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.SERVICE),
    /** A household was referred to an agency. Facts: programme, agency, reference. */
    REFERRAL_SENT(Timing.ANSWER, Means.TEXT_FIRST, Topic.HELP),
    /** The agency waits for papers. Facts: programme, agency, documents. */
    REFERRAL_PAPERS(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** The agency will pay. Facts: programme, agency, amount, until. */
    PLEDGE_PROMISED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** What the agency promised has come. Facts: agency, amount. */
    PLEDGE_PAID(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** Facts: programme, agency, why. */
    REFERRAL_DENIED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** Nobody answered in time, or a promise was not kept in time. Facts: programme, agency. */
    REFERRAL_EXPIRED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** Facts: programme, reference. */
    APPLICATION_RECEIVED(Timing.ANSWER, Means.TEXT_FIRST, Topic.HELP),
    /** Facts: programme, documents. */
    APPLICATION_PAPERS(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** Facts: programme, granted (yes where an amount is given), amount. */
    APPLICATION_APPROVED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** Facts: programme, why. */
    APPLICATION_DECLINED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.HELP),
    /** Facts: amount, due, account. */
    BILL_READY(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** Facts: amount, due, account. */
    BILL_DUE(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** The last bill of an account. Facts: account, amount, due, estimated, credit. */
    FINAL_BILL(Timing.ROUTINE, Means.MAIL_FIRST, Topic.BILLS),
    /** An order that a person looks at first. Facts: kind, place, reference. */
    ORDER_RECEIVED(Timing.ANSWER, Means.TEXT_FIRST, Topic.SERVICE),
    /** An order can be relied on. Facts: kind, place, reference, start, stop, visited, from, till, deposited, deposit, pay. */
    ORDER_CONFIRMED(Timing.ANSWER, Means.TEXT_FIRST, Topic.SERVICE),
    /** Staff let its deposit go. Facts: kind, place, reference, deposit. */
    DEPOSIT_WAIVED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.SERVICE),
    /** It has another day or time. Facts: as confirmed. */
    ORDER_CHANGED(Timing.ANSWER, Means.TEXT_FIRST, Topic.SERVICE),
    /** It was taken back. Facts: kind, place, reference. */
    ORDER_CANCELLED(Timing.ANSWER, Means.TEXT_FIRST, Topic.SERVICE),
    /** We cannot do it. Facts: kind, place, reference, reason. */
    ORDER_TURNED_DOWN(Timing.ROUTINE, Means.TEXT_FIRST, Topic.SERVICE),
    /** It is done. Facts: kind, place, reference. */
    ORDER_DONE(Timing.ROUTINE, Means.TEXT_FIRST, Topic.SERVICE),
    /** Somebody comes on the next working day. Facts: place, reference, start, from, till. */
    VISIT_REMINDER(Timing.ROUTINE, Means.TEXT_FIRST, Topic.SERVICE),
    /** Whoever comes is late; the reader waits for them. Facts: place, reference, minutes. */
    VISIT_LATE(Timing.ANSWER, Means.TEXT_FIRST, Topic.SERVICE),
    /** The owner ends service where the reader lives. Facts: place, stop. */
    OCCUPANT_WARNED(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** A tenant's service goes on in the reader's name. Facts: place, start. */
    OWNER_TOOK_OVER(Timing.ROUTINE, Means.MAIL_FIRST, Topic.ALWAYS),
    /** A request that only a person can decide came in. Facts: reference. */
    INTAKE_RECEIVED(Timing.ANSWER, Means.TEXT_FIRST, Topic.SERVICE),
    /** It came to another stage. Facts: reference, stage, say. */
    INTAKE_MOVED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.SERVICE),
    /** Time to pay was agreed. Facts: amount, payments, first, due, schedule, reference. */
    ARRANGEMENT_AGREED(Timing.ANSWER, Means.EVERY_WAY, Topic.PLANS),
    /** A payment of an arrangement is due in a few days. Facts: amount, due, reference. */
    ARRANGEMENT_DUE(Timing.ROUTINE, Means.TEXT_FIRST, Topic.PLANS),
    /** A payment was missed. Facts: amount, reference. */
    ARRANGEMENT_BROKEN(Timing.ROUTINE, Means.EVERY_WAY, Topic.PLANS),
    /** All of it is paid. Facts: amount, reference. */
    ARRANGEMENT_KEPT(Timing.ROUTINE, Means.TEXT_FIRST, Topic.PLANS),
    /** A person said no to the terms that were asked for. */
    TERMS_DECLINED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.PLANS),
    /** Service may stop. Facts: amount, due, place, reference. */
    DISCONNECTION_NOTICE(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** The same to a third party and to tenants, who are not told what is owed. Facts: due, place, reference. */
    DISCONNECTION_TOLD(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** Service does not stop after all. Facts: place, reference. */
    DISCONNECTION_LIFTED(Timing.ANSWER, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** A person has decided that service is to stop. Facts: place, due, amount, reference. */
    DISCONNECTION_SIGNED(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** What was decided is not done for now; the notice stands. Facts: place, reference. */
    DISCONNECTION_STAYED(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** Service is off. Facts: place, payable (yes for whoever owes), amount. */
    SERVICE_DISCONNECTED(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** What it takes was paid or arranged: service is to be restored. Facts: place, when. */
    RECONNECTION_PROMISED(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** It is on again. Facts: place, when. */
    SERVICE_RESTORED(Timing.ROUTINE, Means.EVERY_WAY, Topic.SHUT_OFF),
    /** Nothing is stopped there for now. Facts: hold, until, certificate. */
    HOLD_PLACED(Timing.ANSWER, Means.TEXT_FIRST, Topic.PLANS),
    /** It ends soon. Facts: hold, until, certificate. */
    HOLD_LAPSING(Timing.ROUTINE, Means.EVERY_WAY, Topic.PLANS),
    /** It has ended by its day. Facts: hold, certificate. */
    HOLD_LAPSED(Timing.ROUTINE, Means.EVERY_WAY, Topic.PLANS),
    /** A person ended it. Facts: hold. */
    HOLD_LIFTED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.PLANS),
    /** Somebody named the reader to be told when a shut-off threatens there. Facts: place. */
    DESIGNEE_NAMED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.ALWAYS),
    /** A contact was added or removed, told to one that was there before. No facts. */
    CONTACT_CHANGED(Timing.ANSWER, Means.TEXT_FIRST, Topic.ALWAYS),
    /** Wrong PINs were tried too often; not at night, or a stranger could wake people. Facts: until. */
    PIN_LOCKED(Timing.ROUTINE, Means.TEXT_FIRST, Topic.ALWAYS);

    /** When a text of this kind may arrive. */
    enum Timing {
        /** The reader waits for it at this moment: at any hour. */
        ANSWER,
        /** At any hour. */
        SAFETY,
        /** Outage news that the reader asked for: at any hour. */
        ASKED_NEWS,
        /** Outside the quiet hours. */
        ROUTINE;

        boolean mayWake() {
            return this != ROUTINE;
        }
    }

    /** Which of a person's addresses it goes to: the first that there is, or all. */
    enum Means { TEXT_FIRST, MAIL_FIRST, EVERY_WAY }

    private final Timing timing;
    private final Means means;
    private final Topic topic;

    NoticeKind(Timing timing, Means means, Topic topic) {
        this.timing = timing;
        this.means = means;
        this.topic = topic;
    }

    /** What it is about, for those who choose how they are told. */
    public Topic topic() {
        return topic;
    }

    Timing timing() {
        return timing;
    }

    /** 0 is sent first. */
    int priority() {
        return switch (timing) {
            case ANSWER, SAFETY -> 0;
            case ASKED_NEWS -> 1;
            case ROUTINE -> 2;
        };
    }

    Means means() {
        return means;
    }
}
