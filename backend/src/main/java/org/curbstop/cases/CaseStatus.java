package org.curbstop.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.orders.IntakeRequest;

/**
 * Where a request stands whose number we gave to a customer.
 *
 * @param number nine digits
 */
public record CaseStatus(Kind kind, String number, Progress progress) {

    /** What was asked for. */
    public enum Kind { LEAK_REPORT, LEAK_CREDIT, CREDIT_RETURN, CALLBACK, COMPLAINT, BILL_DISPUTE, APPLICATION, REQUEST }

    /** How far it is. */
    public sealed interface Progress {
        /** @param day last day on which we answer */
        record AnswerBy(LocalDate day) implements Progress {}

        /** A call is booked. */
        record CallAt(Instant time) implements Progress {}

        /** We have not answered by the day that we named. */
        record Overdue() implements Progress {}

        /** Staff work on it, and no day was named. */
        record InReview() implements Progress {}

        record Closed() implements Progress {}
    }

    public boolean isOpen() {
        return !(progress instanceof Progress.Closed);
    }

    static CaseStatus of(HandOff handOff, CaseDeadlines deadlines) {
        Kind kind = switch (handOff.packet().wanted()) {
            case "report-leak" -> Kind.LEAK_REPORT;
            case "leak-credit" -> Kind.LEAK_CREDIT;
            case CreditReturns.TASK -> Kind.CREDIT_RETURN;
            default -> handOff.callback().isPresent() ? Kind.CALLBACK : Kind.REQUEST;
        };
        Instant now = deadlines.now();
        Progress open = handOff.callback().filter(now::isBefore).<Progress>map(Progress.CallAt::new)
                .orElseGet(() -> handOff.callback().isPresent() ? new Progress.Overdue()
                        : answerBy(deadlines.day(handOff.due()), deadlines.day(now)));
        if (kind == Kind.REQUEST && open instanceof Progress.Overdue) {
            open = new Progress.InReview(); // who was connected to a person was promised no day
        }
        return new CaseStatus(kind, handOff.reference().replace(" ", ""), handOff.isOpen() ? open : new Progress.Closed());
    }

    static CaseStatus of(Grievance grievance, LocalDate today) {
        Kind kind = grievance.matter() instanceof GrievanceMatter.Complaint ? Kind.COMPLAINT : Kind.BILL_DISPUTE;
        return new CaseStatus(kind, grievance.number(), grievance.isOpen() ? answerBy(grievance.answerBy(), today) : new Progress.Closed());
    }

    static CaseStatus of(IntakeRequest application) {
        return new CaseStatus(Kind.APPLICATION, application.reference(),
                application.stage().isOpen() ? new Progress.InReview() : new Progress.Closed());
    }

    private static Progress answerBy(LocalDate day, LocalDate today) {
        return day.isBefore(today) ? new Progress.Overdue() : new Progress.AnswerBy(day);
    }
}
