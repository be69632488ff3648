package org.curbstop.notices;

/** Each kind has its wording for text and mail in every language ({@code messages/notices_<language>.properties}). */
public enum NoticeKind {
    /** A one-time code. Facts: code. */
    CODE(Timing.ANSWER, Means.AS_ADDRESSED),
    /** Money was taken. Facts: amount, reference, date. */
    RECEIPT(Timing.ANSWER, Means.AS_ADDRESSED),
    /** A payment that was under way did not come through. Facts: amount, reference. */
    PAYMENT_FAILED(Timing.ROUTINE, Means.AS_PREFERRED),
    /** A link that was asked for. Facts: amount, link. */
    PAYMENT_LINK(Timing.ANSWER, Means.AS_ADDRESSED),
    /** Danger to life: boil water, gas, a line down. Facts: what. */
    SAFETY(Timing.SAFETY, Means.EVERY_WAY),
    /** An outage that the reader reported or follows is known. Facts: place, service, reference, eta (none, assessing or an instant). */
    OUTAGE_KNOWN(Timing.ASKED_NEWS, Means.AS_ADDRESSED),
    /** It will be back at another time than was said. Facts: place, service, reference, eta. */
    OUTAGE_ETA(Timing.ASKED_NEWS, Means.AS_ADDRESSED),
    /** It is back: are you? Facts: place, service, reference. */
    OUTAGE_RESTORED(Timing.ASKED_NEWS, Means.AS_ADDRESSED),
    /** A person will call back. Facts: when, reference. */
    CALLBACK(Timing.ANSWER, Means.AS_ADDRESSED),
    /** Facts: amount, due, account. */
    BILL_READY(Timing.ROUTINE, Means.AS_PREFERRED),
    /** Facts: amount, due, account. */
    BILL_DUE(Timing.ROUTINE, Means.AS_PREFERRED);

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

    /** Which of a person's addresses it goes to. */
    enum Means { AS_ADDRESSED, AS_PREFERRED, EVERY_WAY }

    private final Timing timing;
    private final Means means;

    NoticeKind(Timing timing, Means means) {
        this.timing = timing;
        this.means = means;
    }

    Timing timing() {
        return timing;
    }

    Means means() {
        return means;
    }
}
