package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Checks cache headers, security headers and the rejection of malformed requests at every mapped endpoint. */
class EveryEndpointIT extends BrowserJourney {

    /** Cacheable responses and their Cache-Control header. Every other response must be no-store. */
    private static final Map<String, String> CACHE_CONTROL = new TreeMap<>(Map.ofEntries(
            Map.entry("/style.css", "max-age=31536000, public, immutable"), Map.entry("/utility.css", "max-age=600, public"),
            Map.entry("/letter.css", "max-age=600, public"), Map.entry("/logo.svg", "max-age=86400, public"),
            Map.entry("/tokens.css", "max-age=600, public"), Map.entry("/scripts/chat.js", "max-age=600, public"),
            Map.entry("/portal/portal.css", "max-age=600, public"), Map.entry("/lumo/lumo.css", "max-age=600, public"),
            Map.entry("/webjars/leaflet/1.9.4/dist/leaflet.css", "max-age=600, public"),
            Map.entry("/outages.geojson", "max-age=30, public"), Map.entry("/odin/outages.json", "max-age=30, public"),
            Map.entry("/streets.geojson", "max-age=31536000, public, immutable")));

    private static final String BOUNDARY = "multipart/form-data; boundary=b";
    private static final String FORM = RawHttpRequests.FORM;

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapped;

    @Autowired
    private Map<String, HandlerMapping> allMappings;

    private RawHttpRequests requests() {
        return new RawHttpRequests(port(), client);
    }

    @Test
    void only_listed_responses_are_cacheable() throws Exception {
        for (String path : paths(RequestMethod.GET)) {
            HttpResponse<String> answer = requests().get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            assertThat(String.join(", ", answer.headers().allValues("Cache-Control"))).as("%s (%s)", path, answer.statusCode())
                    .contains(CACHE_CONTROL.getOrDefault(path, "no-store"));
        }
        for (String path : CACHE_CONTROL.keySet()) {
            HttpResponse<String> answer = requests().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).contains(CACHE_CONTROL.get(path));
            assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
        }
        for (String path : List.of("/my", "/staff", "/nothing", "/scripts/nothing.js", "/outages.geojson/x",
                "/oauth2/authorization/curbstop", "/login", "/sandbox/stripe/v1/nothing")) {
            assertThat(requests().get(path).headers().firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
        }
    }

    @Test
    void files_are_served_from_named_folders_only() {
        Set<String> patterns = new TreeSet<>();
        allMappings.values().stream().filter(AbstractUrlHandlerMapping.class::isInstance)
                .forEach(mapping -> patterns.addAll(((AbstractUrlHandlerMapping) mapping).getHandlerMap().keySet()));
        assertThat(patterns).as("each has a line in CACHE_CONTROL or belongs to Spring Boot").containsExactlyInAnyOrder(
                "/tokens.css", "/scripts/**", "/portal/**", "/lumo/**", "/webjars/leaflet/**", "/webjars/**", "/**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "stella", "oscar", "lena"})
    void no_page_of_a_signed_in_user_is_cacheable(String who) {
        Page page = signedIn(who, 1280, who.equals("ada") ? "/my" : "/staff");
        var calls = new ArrayList<String>();
        page.onResponse(answer -> {
            if (answer.url().contains("v-r=")) {
                calls.add(answer.url() + " " + answer.headers().getOrDefault("cache-control", ""));
            }
        });
        page.navigate(address(who.equals("ada") ? "/my/bills" : "/staff"));
        page.locator("main h1").waitFor();
        page.waitForResponse(answer -> answer.url().contains("v-r="), () -> page.locator("nav.sections a").last().click());
        assertThat(calls).isNotEmpty().allSatisfy(call -> assertThat(call).contains("no-store"));
        for (String route : PortalViews.routes().stream().map(each -> each.replaceAll(":\\w+", "x")).toList()) {
            APIResponse answer = page.request().get(address("/" + route), RequestOptions.create().setMaxRedirects(0));
            assertThat(answer.status()).as(route).isLessThan(500);
            assertThat(answer.headers().getOrDefault("cache-control", "")).as(route).contains("no-store");
            RawHttpRequests.assertMarked(route, answer.headers());
            assertThat(answer.headers().get("content-security-policy")).as(route)
                    .doesNotContain("unsafe-inline").contains("object-src 'none'", "frame-ancestors 'none'");
        }
    }

    @Test
    void every_response_has_the_security_headers() throws Exception {
        for (String path : paths(RequestMethod.GET)) {
            RawHttpRequests.assertMarked(path, RawHttpRequests.flat(requests().get(path)));
        }
        for (String path : paths(RequestMethod.POST)) {
            RawHttpRequests.assertMarked("POST " + path, RawHttpRequests.flat(requests().post(path, FORM, "x=1")));
            RawHttpRequests.assertMarked("PUT " + path, RawHttpRequests.flat(requests().send(path, "PUT", FORM, "x=1")));
        }
        for (String path : CACHE_CONTROL.keySet()) {
            RawHttpRequests.assertMarked(path, RawHttpRequests.flat(requests().get(path)));
        }
        for (String path : List.of("/my", "/staff", "/nothing", "/VAADIN/nothing", "/?v-r=init", "/actuator/health", "/actuator/env",
                "/%00", "/%zz", "/..;/staff")) {
            RawHttpRequests.assertMarked(path, RawHttpRequests.flat(requests().get(path)));
        }
    }

    @TestFactory
    List<DynamicTest> an_unreadable_body_is_refused_without_a_server_error() {
        var tests = new ArrayList<DynamicTest>();
        for (String path : paths(RequestMethod.POST)) {
            tests.add(DynamicTest.dynamicTest(path, () -> {
                for (Map.Entry<String, String> each : nonsense().entrySet()) {
                    String type = each.getKey().replaceFirst(" \\d+$", "");
                    HttpResponse<String> answer = requests().post(path, type, each.getValue());
                    assertThat(answer.statusCode()).as("%s of %s", each.getValue(), type)
                            .isBetween(path.startsWith("/sandbox") ? 200 : 400, 499);
                    assertThat(answer.body()).as(type).doesNotContain("Exception", "org.", "Tomcat", "trace");
                }
                for (Map.Entry<String, String> odd : oddities().entrySet()) {
                    String type = odd.getKey().replaceFirst(" \\d+$", "");
                    assertThat(requests().post(path, type, odd.getValue()).statusCode()).as("%s of %s", odd.getValue(), type)
                            .isLessThan(500);
                }
                assertThat(requests().raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "a".repeat(100_000)
                        + "\r\nContent-Length: 0\r\n\r\n")).matches("HTTP/1.1 4\\d\\d");
            }));
        }
        return tests;
    }

    /** Returns malformed bodies by content type; a number distinguishes several of one type. */
    private static Map<String, String> nonsense() {
        return new TreeMap<>(Map.of(
                "multipart/form-data", "--b\r\n", BOUNDARY, "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a", FORM,
                        "a=%zz",
                FORM + " 2", "a=%00", FORM + " 3", "a%00b=1", FORM + "; charset=nonsense", "a=1", "multipart/form-data; boundary=",
                        "--\r\n"));
    }

    private static Map<String, String> oddities() {
        return new TreeMap<>(Map.of(
                FORM, "a=%c3%28&words=%ff%fe&answer.%c0%80=1", FORM + " 2", "&&&===&", FORM + " 3", "a=1&".repeat(2_000),
                        "application/json", "{\"a\":", "application/xml", "<a><b></a>",
                "text/plain", "a=1", "nonsense", "x", "application/x-www-form-urlencoded; charset=utf-16", "a=1",
                BOUNDARY, "nothing of the kind", // a form without parts
                BOUNDARY + " 2",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../\u202e\\x\u0001.jpg\"\r\nContent-Type: "
                        + "nonsense\r\n\r\nx\r\n--b--\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?x=%zz", "/pay?turn=%", "/verify?code=%00", "/chat?lang=%c3%28", "/open311/v2/requests.json?start_date=%zz",
            "/pay/with/%00", "/pay/with/%zz", "/receipt/%c0%ae",
        "/language/en?back=%zz", "/outage?refused=%00", "/letters/x%0d%0aSet-Cookie:a.pdf", "/papers/%ff", "/my/bills/%zz",
                "/staff/cases/%00", "/%", "/a\u0001b"})
    void a_malformed_address_causes_no_server_error(String path) throws Exception {
        String answer = requests().raw("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port() + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("HTTP/1.1 [234]\\d\\d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scripts/", "/webjars/", "/webjars/leaflet/", "/portal/", "/lumo/", "/VAADIN/", "/VAADIN/build/",
            "/META-INF/", "/.git/config", "/application.yaml", "/refused.html"})
    void folders_are_not_listed_and_internal_files_are_not_served(String path) throws Exception {
        HttpResponse<String> answer = requests().get(path);
        assertThat(answer.statusCode()).isIn(302, 403, 404);
        assertThat(answer.body()).doesNotContain("chat.js", "spring:", "[core]");
    }

    @Test
    void a_trace_request_echoes_nothing() throws Exception {
        HttpRequest trace = HttpRequest.newBuilder(URI.create(address("/contact"))).header("X-Secret", "echo-me")
                .method("TRACE", HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<String> answer = client.send(trace, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("echo-me");
    }

    @Test
    void signing_in_creates_a_new_session_and_signing_out_ends_it() throws Exception {
        Page page = visitor(1280, "en-US", true);
        page.navigate(address("/my"));
        String before = session(page);
        signIn(page, "ada", "/my");
        String during = session(page);
        assertThat(during).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(before);
        assertThat(with(during).statusCode()).isEqualTo(200);
        page.locator(".masthead vaadin-button", new Page.LocatorOptions().setHasText("Sign out")).click();
        page.waitForURL(address("/"));
        assertThat(with(during).statusCode()).isEqualTo(302);
    }

    private static String session(Page page) {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals("curbstop")).map(cookie -> cookie.value).findFirst()
                .orElse("");
    }

    private HttpResponse<String> with(String session) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("/my"))).header("Cookie", "curbstop=" + session).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_wrong_method_or_malformed_address_gets_our_error_page() throws Exception {
        for (String path : List.of("/contact", "/receipt/x", "/outage/map")) {
            HttpRequest put = HttpRequest.newBuilder(URI.create(address(path))).header("Accept", "text/html")
                    .method("DELETE", HttpRequest.BodyPublishers.noBody()).build();
            HttpResponse<String> answer = client.send(put, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.body()).contains("<main", "href=\"/\"");
        }
        for (String path : List.of("/verify?code=%zz", "/pay?turn=%00")) {
            String damaged = requests().whole("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port()
                    + "\r\nAccept: text/html\r\nAccept-Language: es\r\nConnection: close\r\n\r\n");
            assertThat(damaged).as(path).startsWith("HTTP/1.1 400").contains("No pudimos leer eso", "<main");
        }
    }

    @Test
    void other_sites_may_use_the_open_data_and_nothing_else() throws Exception {
        for (String path : List.of("/outages.geojson", "/open311/v2/services.json", "/open311/v2/requests.xml",
                "/open311/v2/services/power-outage.json",
                "/open311/v2/discovery.json", "/odin/outages.xml")) {
            assertThat(requests().cross("GET", path, "").headers().firstValue("Access-Control-Allow-Origin")).as(path).contains("*");
        }
        HttpResponse<String> preflight = requests().preflight("/open311/v2/requests.json");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse("")).contains("POST");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        HttpResponse<String> reported = requests().cross("POST", "/open311/v2/requests.json",
                "service_code=power-outage&address_string=12+Alder+St");
        assertThat(reported.statusCode()).isEqualTo(201);
        assertThat(reported.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        HttpResponse<String> refused = requests().cross("POST", "/open311/v2/requests.json", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        for (String path : paths(RequestMethod.GET)) {
            if (!path.startsWith("/open311/") && !path.startsWith("/odin/") && !path.equals("/outages.geojson")) {
                assertThat(requests().cross("GET", path, "").headers().firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
                assertThat(requests().preflight(path).headers().firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
            }
        }
        for (String path : paths(RequestMethod.POST)) {
            if (!path.startsWith("/open311/") && !path.startsWith("/sandbox/")) {
                assertThat(requests().cross("POST", path, "x=1").statusCode()).as(path).isBetween(400, 499);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "X-Forwarded-Host", "Forwarded", "X-Forwarded-Server", "X-Original-Host"})
    void no_url_is_built_from_request_headers(String header) throws Exception {
        String evil = header.equals("Forwarded") ? "host=evil.example;proto=https" : "evil.example";
        for (String path : List.of("/my", "/staff", "/my/bills", "/oauth2/authorization/curbstop", "/logout", "/pay",
                "/language/es?back=/pay", "/login/oauth2/code/curbstop?code=x&state=y", "/open311/v2/services.json")) {
            String answer = requests().whole("GET " + path + " HTTP/1.1\r\n"
                    + (header.equals("Host") ? "" : "Host: localhost:" + port() + "\r\n") + header + ": " + evil
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("evil.example").startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
        }
    }

    /** Returns the paths mapped for a method, with a value for each path variable. */
    private Set<String> paths(RequestMethod method) {
        var paths = new TreeSet<String>();
        mapped.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty() || mapping.getMethodsCondition().getMethods()
                        .contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(path -> path.replace("{format:json|xml}", "json").replaceAll("\\{[^}]*}", "x").replace("**", "x"))
                .forEach(paths::add);
        return paths;
    }

}
