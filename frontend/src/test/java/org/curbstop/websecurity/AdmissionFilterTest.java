package org.curbstop.websecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

class AdmissionFilterTest {

    private static final int AT_ONCE = 8;

    private final AdmissionFilter filter =
            new AdmissionFilter(new AdmissionProperties(AT_ONCE, Duration.ofSeconds(10)), SampleUtility.millbrook(), new MockEnvironment());
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger working = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        done.countDown();
        threads.close();
    }

    private static MockHttpServletRequest page(String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept", "text/html,*/*;q=0.8");
        return request;
    }

    private static MockHttpServletRequest form(String path) {
        var request = new MockHttpServletRequest("POST", path);
        request.setContentType("application/x-www-form-urlencoded");
        request.addHeader("Accept", "text/html");
        return request;
    }

    /** Sends requests from one address that stay in progress until the test ends. */
    private List<Future<MockHttpServletResponse>> hold(int many, String path) {
        var held = new ArrayList<Future<MockHttpServletResponse>>();
        int before = working.get();
        for (int i = 0; i < many; i++) {
            held.add(threads.submit(() -> send(page(path), true)));
        }
        while (working.get() < before + many) {
            Thread.onSpinWait();
        }
        return held;
    }

    private MockHttpServletResponse send(MockHttpServletRequest request, boolean untilTheEnd) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (_, _) -> {
            working.incrementAndGet();
            if (untilTheEnd) {
                try {
                    done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        return response;
    }

    private MockHttpServletResponse send(MockHttpServletRequest request) throws Exception {
        return send(request, false);
    }

    @Test
    void over_capacity_pages_are_refused_quickly_and_reports_are_accepted() throws Exception {
        hold(6, "/pay");
        long began = System.nanoTime();
        MockHttpServletResponse refused = send(page("/pay"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("30");
        assertThat(refused.getHeader("Cache-Control")).isEqualTo("no-store");
        for (var report : List.of(page("/outage"), form("/outage"), form("/open311/v2/requests.json"))) {
            assertThat(send(report).getStatus()).as(report.getRequestURI()).isEqualTo(200);
        }
    }

    @Test
    void a_report_waits_for_the_next_free_slot() throws Exception {
        hold(AT_ONCE, "/outage");
        var report = threads.submit(() -> send(form("/outage")));
        assertThat(send(page("/pay")).getStatus()).isEqualTo(503);
        assertThat(report.isDone()).isFalse();
        done.countDown();
        assertThat(report.get(5, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
        assertThat(send(page("/pay")).getStatus()).isEqualTo(200);
    }

    @Test
    void a_slot_is_released_after_an_error() throws Exception {
        for (int i = 0; i < 2 * AT_ONCE; i++) {
            try {
                filter.doFilter(page("/pay"), new MockHttpServletResponse(), (_, _) -> {
                    throw new IOException("the client is gone");
                });
            } catch (IOException expected) {
                assertThat(expected).hasMessage("the client is gone");
            }
        }
        assertThat(send(page("/pay")).getStatus()).isEqualTo(200);
    }

    @Test
    void calls_texts_and_health_requests_are_never_refused() throws Exception {
        hold(AT_ONCE, "/outage");
        for (String path : List.of("/twilio/voice", "/twilio/text", "/actuator/health")) {
            assertThat(send(form(path)).getStatus()).as(path).isEqualTo(200);
        }
    }

    @Test
    void sandbox_paths_are_limited_in_production() throws Exception {
        var production = new MockEnvironment();
        production.setActiveProfiles("production");
        var limited = new AdmissionFilter(new AdmissionProperties(1, Duration.ZERO), SampleUtility.millbrook(), production);
        limited.doFilter(page("/pay"), new MockHttpServletResponse(), (_, _) -> {
            refuse(limited, page("/sandbox/none"));
            refuse(limited, page("/actuator/health"));
        });
    }

    @ParameterizedTest
    @CsvSource({"ROLE_OUTAGE_DESK,200", "ROLE_STAFF,200", "ROLE_SUPERVISOR,200", "ROLE_RESIDENT,503"})
    void staff_requests_have_priority(String role, int status) throws Exception {
        hold(6, "/pay");
        var request = page("/staff/outages");
        request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new TestingAuthenticationToken("oscar", "", role)));
        assertThat(send(request).getStatus()).isEqualTo(status);
    }

    @Test
    void a_form_is_read_before_a_slot_is_taken() throws Exception {
        var read = new AtomicInteger();
        var slow = new MockHttpServletRequest("POST", "/pay") {
            @Override
            public java.util.Map<String, String[]> getParameterMap() {
                read.set(working.get());
                hold(6, "/pay");
                return super.getParameterMap();
            }
        };
        slow.setContentType("application/x-www-form-urlencoded;charset=utf-8");
        assertThat(send(slow).getStatus()).as("all slots were taken while it was read").isEqualTo(503);
        assertThat(read).hasValue(0);
    }

    @Test
    void a_refused_visitor_is_advised_in_both_languages() throws Exception {
        hold(6, "/pay");
        MockHttpServletResponse refused = send(form("/pay"));
        refused.setCharacterEncoding("UTF-8");
        assertThat(refused.getContentType()).startsWith("text/html");
        assertThat(refused.getContentAsString()).contains("We are very busy", "(503) 555-0198", "href=\"/outage\"", "<section lang=\"es\">",
                "mucha demanda").doesNotContain("{0}");
        assertThat(refused.getHeader("Content-Security-Policy")).contains("default-src 'none'").contains("style-src 'sha256-");
    }

    @Test
    void a_refused_api_client_gets_its_own_format() throws Exception {
        var none = new AdmissionFilter(new AdmissionProperties(1, Duration.ZERO), SampleUtility.millbrook(), new MockEnvironment());
        none.doFilter(page("/pay"), new MockHttpServletResponse(), (_, _) -> {
            var json = refuse(none, new MockHttpServletRequest("POST", "/open311/v2/requests.json"));
            assertThat(JsonMapper.shared().readTree(json).get(0).get("code").intValue()).isEqualTo(503);
            var problem = refuse(none, new MockHttpServletRequest("GET", "/api/v1/postings"));
            assertThat(JsonMapper.shared().readTree(problem).get("status").intValue()).isEqualTo(503);
            var xml = refuse(none, new MockHttpServletRequest("POST", "/open311/v2/requests.xml"));
            assertThat(root(xml)).isEqualTo("errors");
        });
    }

    private static byte[] refuse(OncePerRequestFilter filter, MockHttpServletRequest request) throws IOException {
        var response = new MockHttpServletResponse();
        try {
            filter.doFilter(request, response, (_, _) -> {});
        } catch (jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
        }
        assertThat(response.getStatus()).isEqualTo(503);
        return response.getContentAsByteArray();
    }

    private static String root(byte[] xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement()
                    .getTagName();
        } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(new String(xml, StandardCharsets.UTF_8), e);
        }
    }
}
