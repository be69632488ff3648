package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Outage;
import org.curbstop.outages.board.BoardFilter;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Filters of the outage board. The URL holds them, so that they can be bookmarked and sent to a colleague. */
final class BoardFilterBar extends Div {

    static final int MAX_HOUSEHOLDS = 100_000;
    private static final int MAX_NAME = 100;
    private static final List<Integer> HOURS = List.of(1, 2, 4, 8, 12, 24);

    private final TextField words = new TextField(I18n.text("board.filter.words"));
    private final Select<ServiceType> service;
    private final Select<String> feeder;
    private final Select<CrewStatus> crew;
    private final Select<Integer> age;
    private final IntegerField households = new IntegerField(I18n.text("board.filter.households"));
    private final Checkbox medical = new Checkbox(I18n.text("board.filter.medical"));
    private final Checkbox passed = new Checkbox(I18n.text("board.filter.passed"));
    private final Set<Outage.Certainty> certainties;

    /** @param feeders feeders with an outage now */
    BoardFilterBar(Set<Outage.Certainty> certainties, Collection<String> feeders, QueryParameters query, Runnable changed) {
        this.certainties = certainties;
        words.setMaxLength(BoardFilter.MAX_WORDS_LENGTH);
        words.setClearButtonVisible(true);
        words.setHelperText(I18n.text("board.filter.words.help"));
        words.setValueChangeMode(ValueChangeMode.LAZY);
        households.setMin(0);
        households.setMax(MAX_HOUSEHOLDS);
        service = optional("board.service", List.of(ServiceType.values()), each -> I18n.text("service", each));
        crew = optional("board.crew", List.of(CrewStatus.values()), each -> I18n.text("outage.crew", each));
        age = optional("board.filter.age", HOURS, hours -> I18n.text("board.filter.hours", hours));
        var named = new ArrayList<>(feeders);
        Optional<String> asked = query.getSingleParameter("feeder").filter(name -> name.length() <= MAX_NAME);
        asked.filter(name -> !named.contains(name)).ifPresent(named::add);
        feeder = optional("board.feeder", named, name -> name);
        read(query, asked);
        addClassName("board-filters");
        add(words, service, feeder, crew, age, households, medical, passed, TitledView.button("board.filter.clear", "button button-quiet",
                this::clear));
        Stream.<HasValue<?, ?>>of(words, service, feeder, crew, age, households, medical, passed)
                .forEach(field -> field.addValueChangeListener(change -> changed.run()));
    }

    private static <T> Select<T> optional(String key, List<T> items, Function<T, String> label) {
        String all = I18n.text("board.filter.all");
        Select<T> select = FormFields.select(key, items, item -> item == null ? all : label.apply(item));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        return select;
    }

    private void read(QueryParameters query, Optional<String> asked) {
        words.setValue(query.getSingleParameter("q").map(text -> text.substring(0, Math.min(text.length(), BoardFilter.MAX_WORDS_LENGTH)))
                .orElse(""));
        constant(query, "service", ServiceType.values()).ifPresent(service::setValue);
        constant(query, "crew", CrewStatus.values()).ifPresent(crew::setValue);
        asked.ifPresent(feeder::setValue);
        number(query, "hours").filter(HOURS::contains).ifPresent(age::setValue);
        number(query, "households").ifPresent(households::setValue);
        medical.setValue(query.getSingleParameter("medical").isPresent());
        passed.setValue(query.getSingleParameter("passed").isPresent());
    }

    private static Optional<Integer> number(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf);
    }

    private static <E extends Enum<E>> Optional<E> constant(QueryParameters query, String name, E[] all) {
        return query.getSingleParameter(name)
                .flatMap(text -> Arrays.stream(all).filter(each -> each.name().equalsIgnoreCase(text)).findFirst());
    }

    void clear() {
        words.clear();
        Stream.<HasValue<?, ?>>of(service, feeder, crew, age).forEach(HasValue::clear);
        households.clear();
        medical.clear();
        passed.clear();
    }

    /** Returns whether this filters outages that are not reported by a single household only. */
    boolean isCertain() {
        return certainties.contains(Outage.Certainty.CONFIRMED);
    }

    boolean isEmpty() {
        return parameters().isEmpty();
    }

    BoardFilter filter() {
        return BoardFilter.of(certainties).withWords(words.getValue()).withService(service.getOptionalValue())
                .withFeeders(feeder.getOptionalValue().map(Set::of).orElse(Set.of())).withCrew(crew.getOptionalValue())
                .withAge(age.getOptionalValue().map(Duration::ofHours).orElse(Duration.ZERO))
                .withHouseholds(households.getOptionalValue().orElse(0))
                .withMedical(medical.getValue()).withPassed(passed.getValue());
    }

    /** Returns the filters as query parameters. */
    Map<String, String> parameters() {
        var all = new HashMap<String, String>();
        Optional.of(words.getValue()).filter(text -> !text.isBlank()).ifPresent(text -> all.put("q", text));
        service.getOptionalValue().ifPresent(each -> all.put("service", each.name().toLowerCase(Locale.ROOT)));
        feeder.getOptionalValue().ifPresent(each -> all.put("feeder", each));
        crew.getOptionalValue().ifPresent(each -> all.put("crew", each.name().toLowerCase(Locale.ROOT)));
        age.getOptionalValue().ifPresent(each -> all.put("hours", String.valueOf(each)));
        households.getOptionalValue().ifPresent(each -> all.put("households", String.valueOf(each)));
        Optional.of("1").filter(yes -> medical.getValue()).ifPresent(yes -> all.put("medical", yes));
        Optional.of("1").filter(yes -> passed.getValue()).ifPresent(yes -> all.put("passed", yes));
        return all;
    }
}
