package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** User input is shown as text on every page, to every user, on the narrowest screen. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTextIT extends BrowserJourney {

    private static final RequestOptions JSON = RequestOptions.create().setHeader("Accept", "application/json");

    @Test
    @Order(1)
    void a_guest_sends_hostile_text_in_the_chat_and_requests_a_person() {
        Page guest = visitor(375, "en-US", true);
        HostileText.watch(guest);
        guest.request().get(address("/chat"), JSON);
        for (String words : List.of(HostileText.all(), HostileText.endless())) {
            assertThat(post(guest, "/chat", Map.of("words", words)).status()).isEqualTo(200);
            assertThat(post(guest, "/chat", Map.of("pick", words)).status()).isEqualTo(200);
        }
        JsonNode answer = said(post(guest, "/chat", Map.of("wish", "PERSON")));
        for (int step = 0; step < 6 && answer.path("question").isObject(); step++) {
            JsonNode choices = answer.path("question").path("choices");
            answer = said(post(guest, "/chat", choices.isEmpty() ? Map.of("words", "skip") : Map.of("pick", choices.get(0).path("value")
                    .asString())));
        }
        guest.navigate(address("/chat"));
        HostileText.assertHarmless(guest);
    }

    @Test
    @Order(1)
    void a_texter_sends_hostile_text_and_a_picture() {
        Page page = visitor(375, "en-US", true);
        for (String words : List.of(HostileText.all(), HostileText.endless().substring(8_500), "OUT " + HostileText.brief(), "no",
                "power", HostileText.brief(), "yes", HostileText.brief(), "agent")) {
            assertThat(post(page, "/sandbox/texts", Map.of("from", "+15035550150", "body", words)).status()).isLessThan(400);
        }
        post(page, "/sandbox/texts", Map.of("from", "+15035550151", "body", HostileText.all(), "picture", "true"));
        post(page, "/sandbox/texts", Map.of("from", "+15035550151", "body", HostileText.all()));
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({"power-outage, json", "water-leak, xml"})
    void a_georeport_client_sends_hostile_text_in_every_field(String service, String format) {
        Page page = visitor(375, "en-US", true);
        for (String text : List.of(HostileText.all(), HostileText.brief(), HostileText.endless())) {
            FormData form = FormData.create().set("service_code", service).set("lat", "45.5051").set("long", "-122.6051");
            for (String field : List.of("address_string", "address_id", "email", "device_id", "account_id", "first_name", "last_name",
                    "phone", "description", "media_url", "jurisdiction_id")) {
                form.set(field, text);
            }
            assertThat(page.request().post(address("/open311/v2/requests." + format), RequestOptions.create().setForm(form)).status())
                    .isBetween(200, 499);
        }
    }

    /** Returns the paths of all plain forms; {@link #no_plain_form_is_untested} fails if one is missing. */
    static List<String> flows() {
        return List.of("/pay", "/outage", "/outage/status", "/start", "/stop", "/move", "/visit", "/order", "/help-paying", "/send-photo",
                "/explain-bill", "/dispute", "/complaint", "/leak", "/balance", "/more-time", "/shut-off");
    }

    @Test
    @Order(1)
    void no_plain_form_is_untested(@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapped) {
        var posted = new TreeSet<String>();
        mapped.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST) && method.getBeanType().getPackageName()
                    .startsWith("org.curbstop.pages")) {
                posted.addAll(mapping.getPatternValues());
            }
        });
        posted.removeAll(Set.of("/chat", "/receipt/{code}")); // no conversation
        assertThat(posted).containsExactlyInAnyOrderElementsOf(flows());
    }

    @ParameterizedTest
    @Order(1)
    @MethodSource("flows")
    void a_visitor_fills_each_field_of_each_plain_form_with_hostile_text(String path) {
        Page page = visitor(375, "en-US", true);
        HostileText.watch(page);
        page.navigate(address(path));
        for (int step = 0; step < 20 && page.locator("main form .button").count() > 0; step++) {
            boolean refused = page.title().startsWith("Error");
            for (Locator field : page
                    .locator("main form input[type=text], main form input[type=tel], main form input[type=password], main form textarea")
                    .all()) {
                String slot = String.valueOf(field.getAttribute("id")).replace("answer-", "");
                field.fill(refused ? valid(slot) : HostileText.brief());
            }
            if (page.locator("main form input[type=file]").count() > 0) {
                page.locator("main form input[type=file]").setInputFiles(new FilePayload(HostileText.brief().replace("/", "") + ".jpg",
                        "image/jpeg", org.curbstop.documents.SampleFiles.picture("jpg", 50)));
            }
            if (page.locator("main form .choice label").count() > 0) {
                page.locator("main form .choice label").last().click();
            }
            page.locator("main form .button").first().click();
            page.waitForLoadState();
            HostileText.assertHarmless(page);
            if (refused && page.title().startsWith("Error")) {
                return; // only another customer knows the valid answer
            }
        }
    }

    private static String valid(String slot) {
        return switch (slot) {
            case "place", "forward" -> "14 Alder St";
            case "number", "account" -> "100200302";
            case "zip" -> "97999";
            case "born" -> "May 4, 1990";
            case "day", "lastDay" -> "December 9, 2026";
            case "phone" -> "503 555 0108";
            case "digits" -> "4821";
            case "amount" -> "5.00";
            default -> "Hana";
        };
    }

    @Test
    @Order(1)
    void imported_names_are_shown_as_text(@Autowired ImportingCisFiles importing, @TempDir Path folder) throws Exception {
        String name = HostileText.brief().replace("\"", "\"\"");
        Path file = folder.resolve("town.csv");
        Files.writeString(file,
                "account_number,customer_number,name,phone,service_line1,service_unit,service_city,service_zip,opened,services\n"
                + "100209006,X1,\"" + name + "\",(503) 555-0191,\"12 Alder St " + name
                        + "\",\"Apt <b>4</b>\",\"Mill<i>brook\",97999,2024-10-01,electric:residential:E1\n");
        importing.importFile(CisFileKind.ACCOUNTS, file, new ImportOptions(StandardCharsets.UTF_8, Set.of(), Optional.empty(), false),
                progress -> {});
    }

    @Test
    @Order(1)
    void create_a_referral_for_the_agency(@Autowired Referrals referrals) {
        var consent = new ReferralConsent(ReferralConsent.TEXT_VERSION, Instant.parse("2026-11-22T18:00:00Z"), Channel.DESK,
                Language.ENGLISH);
        var request = new ReferralRequest(new AccountId("acct_100200484"), Optional.empty(), "liheap", Optional.empty(), consent,
                Optional.empty(),
                Optional.empty(), Language.ENGLISH);
        assertThat(referrals.refer("hostile", request, Actor.staff("sam"))).isNotNull();
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"bo", "stella", "lena"})
    void a_signed_in_user_fills_each_field_of_each_view_with_hostile_text(String who) {
        Page page = arrived(who);
        var filled = new AtomicInteger();
        walk(page, () -> {
            List<Locator> fields = page
                    .locator("main vaadin-text-field input, main vaadin-text-area textarea, main vaadin-email-field input").all();
            filled.addAndGet(Math.toIntExact(fields.stream().filter(HostileTextIT::fill).count()));
            if (!fields.isEmpty()) {
                page.locator("main vaadin-button.button").all().forEach(HostileTextIT::press);
                HostileText.assertHarmless(page);
            }
        });
        assertThat(filled).hasPositiveValue();
    }

    /** @return false if the field is hidden, disabled or was removed after the last button press */
    private static boolean fill(Locator field) {
        try {
            field.fill(HostileText.all(), new Locator.FillOptions().setTimeout(1_000));
            field.press("Tab", new Locator.PressOptions().setTimeout(300));
            return true;
        } catch (PlaywrightException gone) {
            return false;
        }
    }

    private static boolean press(Locator button) {
        try {
            button.click(new Locator.ClickOptions().setTimeout(500));
            return true;
        } catch (PlaywrightException gone) {
            return false;
        }
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"bo", "stella", "lena"}) // a supervisor sees every view of the desk
    void every_view_shows_hostile_text_only_as_text(String who) {
        Page page = arrived(who);
        assertThat(walk(page, () -> HostileText.assertHarmless(page))).isNotEmpty();
    }

    private Page arrived(String who) {
        Page page = signedIn(who, 375, who.equals("bo") ? "/my" : "/staff");
        HostileText.watch(page);
        return page;
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"/outage/map", "/outage/status", "/verify?code=", "/pay?turn=", "/outage?refused=", "/contact?x=",
            "/receipt/", "/nothing?"})
    void url_parameters_are_shown_as_text(String path) {
        Page page = visitor(375, "en-US", true);
        HostileText.watch(page);
        page.navigate(address(path + (path.endsWith("=") || path.endsWith("/")
                || path.endsWith("?") ? java.net.URLEncoder.encode(HostileText.brief().replace("/", ""), StandardCharsets.UTF_8) : "")));
        assertThat(page.evaluate("String(window.ran)")).isEqualTo("undefined");
        if (page.locator("main").count() > 0) {
            HostileText.assertHarmless(page);
        }
    }

    /** Opens every view without parameters, and one linked page of each kind. */
    private Set<String> walk(Page page, Runnable look) {
        String root = page.url().contains("/staff") ? "staff" : "my";
        var waiting = new ArrayDeque<String>();
        PortalViews.routes().stream().filter(route -> route.equals(root) || route.startsWith(root + "/"))
                .filter(route -> !route.contains(":"))
                .forEach(route -> waiting.add(address("/" + route)));
        var kinds = new HashSet<String>();
        var seen = new LinkedHashSet<String>();
        while (!waiting.isEmpty()) {
            String at = waiting.poll();
            if (seen.contains(at) || !kinds.add(kind(at)) || status(page, at) != 200) {
                continue;
            }
            seen.add(at);
            page.locator("main h1").first().waitFor();
            ((List<?>) page.evaluate(
                    "[...document.querySelectorAll('main a[href]:not([download], [target])')].map(a => a.href.replace(/#.*/, ''))"))
                    .stream()
                    .map(Object::toString).filter(link -> link.startsWith(address("/" + root))).forEach(waiting::add);
            look.run();
        }
        return seen;
    }

    /** Opens a page and returns its status. Retries while the last button press still navigates, which aborts the request. */
    private static int status(Page page, String at) {
        for (int others = 0; others < 3; others++) {
            try {
                Response response = page.navigate(at, new Page.NavigateOptions().setTimeout(10_000));
                if (response != null) {
                    return response.status();
                }
            } catch (PlaywrightException leaving) {
                // the loop retries
            }
            page.waitForLoadState();
        }
        return page.navigate(at).status();
    }

    /** Returns the address with its parameters replaced, which is the same for all pages of one view. */
    private static String kind(String address) {
        return address.replaceAll("[a-z]{2,5}_[0-9a-z]{6,}|\\d+", "x").replaceAll("=[^&]*", "=");
    }

    private APIResponse post(Page page, String path, Map<String, String> fields) {
        FormData form = FormData.create();
        fields.forEach(form::set);
        return page.request().post(address(path), RequestOptions.create().setHeader("Accept", "application/json, text/html").setForm(form));
    }

    private static JsonNode said(APIResponse answer) {
        assertThat(answer.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.text());
    }
}
