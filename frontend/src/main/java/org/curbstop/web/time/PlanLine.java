package org.curbstop.web.time;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.Schedule;
import org.curbstop.common.Money;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** The payments of a plan as a line through time: what is paid, what is next, what is to come. */
public final class PlanLine extends OrderedList {

    private enum Mark {
        PAID(Chip.Tone.GOOD), PARTLY(Chip.Tone.WAIT), MISSED(Chip.Tone.BAD), NEXT(Chip.Tone.WAIT), LATER(Chip.Tone.PLAIN);

        private final Chip.Tone tone;

        Mark(Chip.Tone tone) {
            this.tone = tone;
        }
    }

    /** A longer plan that nobody has agreed to is told by its ends. */
    private static final int MOST_SHOWN = 7;
    private static final int SHOWN_FIRST = 2;

    private PlanLine() {
        addClassName("plan-line");
    }

    /** Of a plan that nobody has agreed to yet: no marks. */
    public static PlanLine of(Schedule schedule) {
        var line = new PlanLine();
        List<Installment> all = schedule.installments();
        for (int i = 0; i < all.size(); i++) {
            if (all.size() > MOST_SHOWN && i == SHOWN_FIRST) {
                line.add(more(all.subList(SHOWN_FIRST, all.size() - 1)));
                i = all.size() - 1;
            }
            line.add(line.point(all.get(i), Optional.empty(), all.get(i).amount()));
        }
        return line;
    }

    public static PlanLine of(Arrangement arrangement, LocalDate today) {
        var line = new PlanLine();
        Money left = arrangement.paid();
        boolean nextSeen = false;
        for (Installment each : arrangement.schedule().installments()) {
            Money paid = left.min(each.amount()).max(left.zero());
            left = left.minus(paid);
            Mark mark = mark(each, paid, today, nextSeen);
            nextSeen = nextSeen || mark != Mark.PAID;
            line.add(line.point(each, arrangement.isActive() || mark == Mark.PAID ? Optional.of(mark) : Optional.empty(), each.amount().minus(paid)));
        }
        return line;
    }

    /** Those between, which are alike, in one point. */
    private static ListItem more(List<Installment> between) {
        var item = new ListItem(Page.span(Say.words("time.more", between.size(), Say.money(between.getFirst().amount())), "plan-more"));
        item.addClassName("plan-between");
        return item;
    }

    private static Mark mark(Installment each, Money paid, LocalDate today, boolean nextSeen) {
        if (paid.equals(each.amount())) {
            return Mark.PAID;
        }
        if (each.due().isBefore(today)) {
            return Mark.MISSED;
        }
        return paid.isPositive() ? Mark.PARTLY : nextSeen ? Mark.LATER : Mark.NEXT;
    }

    private ListItem point(Installment each, Optional<Mark> mark, Money open) {
        var item = new ListItem(Page.span(Say.date(each.due()), "plan-day"), Page.span(Say.money(each.amount()), "plan-amount"));
        mark.ifPresent(known -> {
            item.addClassName("plan-" + known.name().toLowerCase(java.util.Locale.ROOT));
            item.add(new Chip(known.tone, Say.words("time.mark", known)));
            if (known == Mark.PARTLY || known == Mark.MISSED && !open.equals(each.amount())) {
                item.add(new Paragraph(Say.words("time.mark.open", Say.money(open))));
            }
        });
        return item;
    }
}
