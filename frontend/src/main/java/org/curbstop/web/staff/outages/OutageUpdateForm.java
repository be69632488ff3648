package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.StaffOutages.StaffOutageResult.StaffOutageRefusal;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Form for cause, crew and estimated restoration, of one outage or of many. Choices are a draft. */
final class OutageUpdateForm extends Div {

    private static final Set<StaffOutageRefusal> OF_THE_TIME =
            EnumSet.of(StaffOutageRefusal.TIME_IS_PAST, StaffOutageRefusal.TIME_TOO_FAR, StaffOutageRefusal.RANGE_REVERSED);

    private final Select<OutageCause> cause;
    private final Select<CrewStatus> crew;
    private final Select<EtrChoice> time = FormFields.select("board.time", List.of(EtrChoice.values()),
            each -> I18n.text("board.time", each));
    private final DateTimePicker back = picker("board.etr");
    private final DateTimePicker earliest = picker("board.earliest");
    private final Select<Etr.Source> source = FormFields.select("board.source", List.of(Etr.Source.values()),
            each -> I18n.text("outage.source", each));

    /** Estimated restoration according to the draft. */
    enum EtrChoice {
        KEEP(false), AT(true), BETWEEN(true), ASSESSING(false);

        private final boolean hasTime;

        EtrChoice(boolean hasTime) {
            this.hasTime = hasTime;
        }
    }

    /** @param now the outage; empty to update many, each of which keeps what is not chosen */
    OutageUpdateForm(Optional<Outage> now, FormBinder form) {
        cause = choice("board.cause", OutageCause.values(), "outage.cause", now.map(Outage::cause));
        crew = choice("board.crew", CrewStatus.values(), "outage.crew", now.map(Outage::crew));
        time.setValue(EtrChoice.KEEP);
        source.setValue(Etr.Source.DISPATCH);
        earliest.setHelperText(I18n.text("board.earliest.help"));
        form.check(back, at -> !time.getValue().hasTime || at != null, "board.time-missing");
        form.check(earliest, at -> time.getValue() != EtrChoice.BETWEEN || at != null, "board.time-missing");
        add(TitledView.paragraph("board.draft"), TitledView.row("board-steps", cause, crew, time, earliest, back, source));
    }

    private static DateTimePicker picker(String key) {
        var picker = new DateTimePicker(I18n.text(key));
        picker.setLocale(I18n.locale());
        return picker;
    }

    private static <E extends Enum<E>> Select<E> choice(String key, E[] all, String wordsPrefix, Optional<E> now) {
        String leave = I18n.text("board.time", EtrChoice.KEEP);
        Select<E> select = FormFields.select(key, List.of(all), each -> each == null ? leave : I18n.text(wordsPrefix, each));
        now.ifPresentOrElse(select::setValue, () -> {
            select.setEmptySelectionAllowed(true);
            select.setEmptySelectionCaption(leave);
        });
        return select;
    }

    Optional<OutageCause> cause() {
        return cause.getOptionalValue();
    }

    Optional<CrewStatus> crew() {
        return crew.getOptionalValue();
    }

    Optional<OutageUpdate.EtrUpdate> etr(ZoneId zone) {
        return switch (time.getValue()) {
            case KEEP -> Optional.empty();
            case AT -> Optional.of(new OutageUpdate.EtrUpdate(moment(back, zone), source.getValue()));
            case BETWEEN -> Optional.of(new OutageUpdate.EtrUpdate(moment(back, zone), moment(earliest, zone), source.getValue()));
            case ASSESSING -> Optional.of(new OutageUpdate.EtrUpdate(Optional.empty(), source.getValue()));
        };
    }

    /**
     * Shows the refusal at the field for the time.
     *
     * @return false if it is not the time that was refused
     */
    boolean reject(StaffOutageRefusal refusal) {
        boolean mine = OF_THE_TIME.contains(refusal);
        if (mine) {
            FormBinder.reject(back, I18n.text("board.why", refusal));
        }
        return mine;
    }

    private static Optional<Instant> moment(DateTimePicker picked, ZoneId zone) {
        return Optional.of(picked.getValue().atZone(zone).toInstant());
    }
}
