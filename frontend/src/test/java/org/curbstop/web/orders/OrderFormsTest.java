package org.curbstop.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.accounts.Account;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.orders.Orders;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Service order forms in both languages: what they reject, and what they read back before an order is placed. */
class OrderFormsTest extends PortalViewTest {

    private static final AccountId TESS = new AccountId("acct_100201136");

    @Autowired
    private Orders orders;
    @Autowired
    private java.time.Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_visit_is_booked_shown_and_canceled(String language) {
        Account account = accounts.find(TESS).orElseThrow();
        signIn(account, new Language(language));
        open("my/service/visit");
        fieldOf(TextArea.class, "service.visit.words").setValue("The gate is green");
        pressKey("review.continue");
        assertThat(words()).contains(I18n.text("service.visit.review"), account.premise().address().street(), "The gate is green");
        assertThat(openOrders()).isEmpty();
        pressKey("review.back");
        assertThat(fieldOf(TextArea.class, "service.visit.words").getValue()).isEqualTo("The gate is green");
        pressKey("review.continue");
        pressKey("service.visit.button");
        String order = "my/service/order/" + openOrders().getFirst().id();

        open(order);
        String until = I18n.dateTime(orders.changeableUntil(openOrders().getFirst().days().first()).orElseThrow(), clock.getZone());
        assertThat(words()).contains(I18n.text("service.change.until", until));
        shows("service.facts", "service.cancel.more");
        pressKey("service.change.save");
        shows("service.changed");
        pressKey("service.cancel.yes");
        shows("service.change.over");
        open("my/service");
        assertThat(words()).doesNotContain(I18n.text("service.orders.none"));

        signIn(newCustomer(Language.ENGLISH), Language.ENGLISH);
        open(order);
        shows("nothing.text");
    }

    @ParameterizedTest
    @CsvSource({"en, start", "es, start", "en, move", "es, move"})
    void service_is_ordered_once_its_address_is_found(String language, String kind) {
        somebodyNew(language);
        open("my/service/" + kind);
        TextField address = fieldOf(TextField.class, "service.address");
        address.setValue("  ");
        pressKey("service.address.find");
        assertThat(address.isInvalid()).isTrue();
        shows("service.address.error");

        address.setValue("1 Nowhere St");
        pressKey("service.address.find");
        shows("service.address.none", "service.address.none.more");
        assertThat(address.isInvalid()).isFalse();

        address.setValue("14 Alder St");
        pressKey("service.address.find");
        assertThat(words()).contains("14 Alder St, Millbrook, OR 97999");
        if (kind.equals("start")) {
            @SuppressWarnings("unchecked")
            CheckboxGroup<Object> services = fieldOf(CheckboxGroup.class, "service.which");
            var all = services.getValue();
            services.setValue(Set.of());
            shows("service.which.none");
            services.setValue(all);
            pressKey("review.continue");
            shows("service.start.review", "service.review.where");
            pressKey("review.back");
            shows("service.first-day");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_incomplete_application_marks_each_missing_field(String language) {
        somebodyNew(language);
        open("my/service/apply");
        TextField name = fieldOf(TextField.class, "service.apply.name");
        name.setValue(" ");
        fieldOf(TextArea.class, "service.apply.words").setValue("A bakery with two ovens");
        pressKey("service.apply.send");
        shows("service.apply.name.error", "service.apply.phone.error", "service.apply.where.error");
        assertThat(fieldOf(TextArea.class, "service.apply.words").getValue()).isEqualTo("A bakery with two ovens");
        assertThat(name.getMaxLength()).as("the maximum length of an application").isEqualTo(120);

        name.setValue("Newman Bakery");
        fieldOf(TextField.class, "service.apply.phone").setValue("(503) 555-0199");
        fieldOf(TextField.class, "service.apply.where").setValue("92 Foundry Rd");
        pressKey("service.apply.send");
        shows("service.apply.next");
        Matcher reference = Pattern.compile("\\d{3} \\d{3} \\d{3}").matcher(words());
        assertThat(reference.find()).isTrue();

        open("my/service/apply");
        pressKey("service.apply.look");
        shows("service.apply.reference.error", "service.apply.phone.error");
        follow("123 456 789", "(503) 555-0199");
        shows("service.apply.none");
        follow(reference.group(), "(503) 555-0198");
        shows("service.apply.none");
        follow(reference.group(), "(503) 555-0199");
        shows("service.apply.next", "service.stage.RECEIVED");
    }

    private void follow(String reference, String phone) {
        fieldOf(TextField.class, "service.apply.reference").setValue(reference);
        all(TextField.class).filter(field -> field.getLabel().equals(I18n.text("service.apply.phone"))).reduce((first, last) -> last)
                .orElseThrow().setValue(phone);
        pressKey("service.apply.look");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_incomplete_forwarding_address_keeps_the_form_open(String language) {
        signInResident(new PersonId("per_15035550109"), new Language(language).locale());
        open("my/service/stop");
        fieldOf(TextField.class, "address.zip").setValue("977");
        pressKey("review.continue");
        shows("address.street.error", "address.city.error", "address.zip.error", "service.last-day");
        assertThat(fieldOf(TextField.class, "address.zip").getValue()).isEqualTo("977");
    }

    private void somebodyNew(String language) {
        signIn(newCustomer(new Language(language)), new Language(language));
    }

    private List<ServiceOrder> openOrders() {
        return orders.list(TESS, Actor.staff("sam")).stream().filter(order -> order.state().isOpen()).toList();
    }
}
