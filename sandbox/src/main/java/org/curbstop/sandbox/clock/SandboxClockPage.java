package org.curbstop.sandbox.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.common.language.Formats;
import org.curbstop.sandbox.SandboxPage;
import org.curbstop.utility.MovableClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows and moves the application's clock, for example into the quiet hours or past a due date. */
@Controller
@Profile("!production")
class SandboxClockPage {

    private static final Duration MAX_STEP = Duration.ofDays(366);

    private final MovableClock clock;
    private final JobCatchUp jobCatchUp;

    SandboxClockPage(MovableClock clock, JobCatchUp jobCatchUp) {
        this.clock = clock;
        this.jobCatchUp = jobCatchUp;
    }

    @GetMapping("/sandbox/clock")
    String page(@RequestParam(name = "wrong", defaultValue = "false") boolean wrong, Model model) {
        LocalDateTime now = LocalDateTime.now(clock);
        Formats english = Formats.of(Language.ENGLISH);
        model.addAttribute("now", english.dateWithWeekday(now.toLocalDate()) + ", " + english.time(now));
        model.addAttribute("field", now.withSecond(0).withNano(0).toString());
        model.addAttribute("zone", clock.getZone().getId());
        model.addAttribute("wrong", wrong);
        return "sandbox/clock";
    }

    @GetMapping(path = "/sandbox/clock.json", produces = "application/json")
    @ResponseBody
    Map<String, String> json() {
        return Map.of("now", clock.instant().toString(), "local", LocalDateTime.now(clock).toString(), "zone", clock.getZone().getId());
    }

    /**
     * @param by duration in ISO 8601, such as PT1H or P1D
     * @param to local date and time
     * @param real whether to return to the machine's time
     */
    @PostMapping("/sandbox/clock")
    String move(@RequestParam(name = "by", defaultValue = "") String by, @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "real", defaultValue = "false") boolean real) {
        try {
            if (real) {
                clock.set(Instant.now());
            } else if (!to.isBlank()) {
                clock.set(LocalDateTime.parse(to.strip()).atZone(clock.getZone()).toInstant());
            } else {
                Duration step = Duration.parse(by.strip());
                clock.advance(step.abs().compareTo(MAX_STEP) > 0 ? MAX_STEP : step);
            }
        } catch (DateTimeException e) {
            return "redirect:/sandbox/clock?wrong=true";
        }
        jobCatchUp.runAllJobs();
        return "redirect:/sandbox/clock";
    }

    @Bean
    static SandboxPage clockSandboxPage() {
        return new SandboxPage("Clock", "/sandbox/clock", "Move the time: into the night, past a due date, to the next bill.", 5);
    }
}
