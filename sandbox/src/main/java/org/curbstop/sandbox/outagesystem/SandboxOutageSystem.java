package org.curbstop.sandbox.outagesystem;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.curbstop.sandbox.SandboxPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Simulated outage management system, polled at {@code /sandbox/outage-system/outages}. It returns the list that was entered on its page:
 * in time, late, as a maintenance page, with an error, or not at all.
 */
@Controller
@Profile("!production")
class SandboxOutageSystem {

    private static final int MAX_LENGTH = 100_000;
    private static final String NOTHING = "{\"Outage\": []}";

    /** Behavior of the simulated system. */
    enum Mode { NORMAL, SLOW, WRONG, FAILING, ASLEEP }

    private final Duration slow;
    private final Duration asleep;
    private volatile Mode mode = Mode.NORMAL;
    private volatile String outages = NOTHING;

    SandboxOutageSystem() {
        this(Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    SandboxOutageSystem(Duration slow, Duration asleep) {
        this.slow = slow;
        this.asleep = asleep;
    }

    @GetMapping("/sandbox/outage-system")
    String page(Model model) {
        model.addAttribute("modes", Arrays.stream(Mode.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
        model.addAttribute("mode", mode.name().toLowerCase(Locale.ROOT));
        model.addAttribute("outages", outages);
        return "sandbox/outage-system";
    }

    @PostMapping("/sandbox/outage-system")
    String set(@RequestParam(name = "mode", defaultValue = "normal") String next,
            @RequestParam(name = "outages", defaultValue = NOTHING) String list) {
        mode = Arrays.stream(Mode.values()).filter(each -> each.name().equalsIgnoreCase(next)).findFirst().orElse(Mode.NORMAL);
        outages = list.substring(0, Math.min(list.length(), MAX_LENGTH));
        return "redirect:/sandbox/outage-system";
    }

    @GetMapping("/sandbox/outage-system/outages")
    ResponseEntity<String> list() throws InterruptedException {
        Mode now = mode;
        if (now == Mode.SLOW || now == Mode.ASLEEP) {
            Thread.sleep(now == Mode.SLOW ? slow : asleep);
        }
        return switch (now) {
            case NORMAL, SLOW -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(outages);
            case WRONG -> ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body("<h1>Scheduled maintenance</h1>");
            case FAILING, ASLEEP -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        };
    }

    @Bean
    static SandboxPage outageSystemSandboxPage() {
        return new SandboxPage("Outage system", "/sandbox/outage-system",
                "Be the outage management system: list outages, answer late, wrongly or not at all.", 6);
    }
}
