package org.curbstop.web.arrangements;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.common.Money;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Shows the payments of an arrangement as a timeline: paid, next and upcoming. */
public final class PlanTimeline extends OrderedList {

    private enum InstallmentMark {
        PAID(StatusChip.Tone.GOOD), PARTLY(StatusChip.Tone.WAIT), MISSED(StatusChip.Tone.BAD), NEXT(StatusChip.Tone.WAIT),
        LATER(StatusChip.Tone.PLAIN);

        private final StatusChip.Tone tone;

        InstallmentMark(StatusChip.Tone tone) {
            this.tone = tone;
        }
    }

    /** A longer plan that is not agreed yet is summarized by its first and last payments. */
    private static final int MAX_SHOWN = 7;
    private static final int SHOWN_FIRST = 2;

    private PlanTimeline() {
        addClassName("plan-line");
    }

    /** Creates the timeline of a plan that is not agreed yet, without status marks. */
    public static PlanTimeline of(InstallmentSchedule schedule) {
        var line = new PlanTimeline();
        List<Installment> all = schedule.installments();
        for (int i = 0; i < all.size(); i++) {
            if (all.size() > MAX_SHOWN && i == SHOWN_FIRST) {
                line.add(more(all.subList(SHOWN_FIRST, all.size() - 1)));
                i = all.size() - 1;
            }
            line.add(line.point(all.get(i), Optional.empty(), all.get(i).amount()));
        }
        return line;
    }

    public static PlanTimeline of(Arrangement arrangement, LocalDate today) {
        var line = new PlanTimeline();
        Money left = arrangement.paid();
        boolean nextSeen = false;
        for (Installment each : arrangement.schedule().installments()) {
            Money paid = left.min(each.amount()).max(left.zero());
            left = left.minus(paid);
            InstallmentMark mark = mark(each, paid, today, nextSeen);
            nextSeen = nextSeen || mark != InstallmentMark.PAID;
            line.add(line.point(each, arrangement.isActive() || mark == InstallmentMark.PAID ? Optional.of(mark) : Optional.empty(),
                    each.amount().minus(paid)));
        }
        return line;
    }

    /** Combines the equal payments in between into one entry. */
    private static ListItem more(List<Installment> between) {
        var item = new ListItem(
                TitledView.span(I18n.text("time.more", between.size(), I18n.money(between.getFirst().amount())), "plan-more"));
        item.addClassName("plan-between");
        return item;
    }

    private static InstallmentMark mark(Installment each, Money paid, LocalDate today, boolean nextSeen) {
        if (paid.equals(each.amount())) {
            return InstallmentMark.PAID;
        }
        if (each.due().isBefore(today)) {
            return InstallmentMark.MISSED;
        }
        return paid.isPositive() ? InstallmentMark.PARTLY : nextSeen ? InstallmentMark.LATER : InstallmentMark.NEXT;
    }

    private ListItem point(Installment each, Optional<InstallmentMark> mark, Money open) {
        var item = new ListItem(TitledView.span(I18n.date(each.due()), "plan-day"),
                TitledView.span(I18n.money(each.amount()), "plan-amount"));
        mark.ifPresent(known -> {
            item.addClassName("plan-" + known.name().toLowerCase(java.util.Locale.ROOT));
            item.add(new StatusChip(known.tone, I18n.text("time.mark", known)));
            if (known == InstallmentMark.PARTLY || known == InstallmentMark.MISSED && !open.equals(each.amount())) {
                item.add(new Paragraph(I18n.text("time.mark.open", I18n.money(open))));
            }
        });
        return item;
    }
}
