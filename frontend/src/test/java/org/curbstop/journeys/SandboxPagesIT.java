package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Sandbox pages must be accessible too, because most people see them first. */
class SandboxPagesIT extends BrowserJourney {

    /** A mapped path and an address that it matches. */
    private record Place(String mapped, String address) {}

    @Autowired
    private Payments payments;

    private List<Place> places() {
        String english = hosted(Language.ENGLISH);
        String spanish = hosted(Language.SPANISH);
        var places = new ArrayList<>(List.of(
                new Place("/sandbox", "/sandbox"), new Place("/sandbox/phone", "/sandbox/phone"),
                new Place("/sandbox/texts", "/sandbox/texts?with=%2B15035550101"), new Place("/sandbox/mail", "/sandbox/mail"),
                new Place("/sandbox/cards", "/sandbox/cards"), new Place("/sandbox/clock", "/sandbox/clock"),
                new Place("/sandbox/outage-system", "/sandbox/outage-system"),
                new Place("/sandbox/identity/sign-in", "/sandbox/identity/sign-in?lang=en"),
                new Place("/sandbox/identity/sign-in", "/sandbox/identity/sign-in?lang=es"),
                new Place("/sandbox/stripe/checkout/{id}", english), new Place("/sandbox/stripe/checkout/{id}", spanish),
                new Place("/sandbox/stripe/checkout/{id}", "/sandbox/stripe/checkout/cs_nobodys"),
                new Place("/sandbox/stripe/checkout/{id}/bank", english + "/bank")));
        return places;
    }

    private String hosted(Language language) {
        PaymentId id = payments.confirm(new PaymentRequest("sandbox-pages-" + language,
                List.of(new Allocation(new AccountId("acct_100200302"), Money.usd("2.00"))), Channel.PAGE,
                language, Optional.empty(), Optional.empty())).id();
        return payments.checkoutPage(id, URI.create(address("/pay"))).getPath();
    }

    @Test
    void no_sandbox_page_is_missing_from_this_test(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapped) {
        Set<String> pages = mapped.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(each -> each.getValue().getMethod().getReturnType() == String.class)
                .filter(each -> !AnnotatedElementUtils.hasAnnotation(each.getValue().getBeanType(), ResponseBody.class)
                        && !AnnotatedElementUtils.hasAnnotation(each.getValue().getMethod(), ResponseBody.class))
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> path.startsWith("/sandbox")).collect(Collectors.toSet());
        assertThat(places().stream().map(Place::mapped).collect(Collectors.toSet())).isEqualTo(pages);
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "375, DARK"})
    void every_page_is_accessible(int width, ColorScheme scheme) {
        Page page = visitor(width, "en-US", true, scheme);
        for (Place place : places()) {
            Response answer = page.navigate(address(place.address()));
            assertThat(answer.status()).as(place.address()).isIn(200, 404, 410);
            page.locator("h1").waitFor();
            assertUsableByAll(page);
        }
    }
}
