package org.curbstop.web.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.common.Money;
import org.curbstop.web.components.FormBinder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposedTermsFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Strong reference, because Vaadin holds the current UI weakly. */
    private final UI window = new UI();

    @AfterEach
    void clearCurrentUi() {
        UI.setCurrent(null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 29, 30, 31, 61})
    void first_payment_dates_are_offered_until_a_month_after_the_last(int days) {
        UI.setCurrent(window);
        Money owed = Money.usd("312.40");
        var terms = new ArrangementTerms(owed, Money.usd("100"), TODAY.plusDays(days), 3, Money.usd("20"), TODAY.plusDays(200),
                new InstallmentSchedule(List.of(new Installment(TODAY, owed))));
        var form = new ProposedTermsForm(new FormBinder(), terms, TODAY);
        List<?> offered = form.getChildren().filter(Select.class::isInstance)
                .flatMap(day -> ((Stream<?>) ((Select<?>) day).getListDataView().getItems())).toList();
        assertThat(offered).hasSize(days + 31);
        assertThat(offered.getLast()).isEqualTo(TODAY.plusDays(days + 30L));
    }
}
