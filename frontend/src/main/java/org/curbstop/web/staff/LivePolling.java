package org.curbstop.web.staff;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.curbstop.web.components.StatusChip;

/** Polls for changes by other users, for as long as somebody is likely to watch the view. */
public final class LivePolling {

    private static final int POLL_MILLIS = 10_000;
    /** Polling ends after this time: an open tab must not keep a user signed in. */
    private static final Duration ATTENDED = Duration.ofMinutes(15);

    private LivePolling() {}

    /** Polls from when the view is attached until it is detached. */
    public static void start(StaffView view, AttachEvent attaching, Clock clock, Runnable refresh) {
        UI ui = attaching.getUI();
        Instant until = clock.instant().plus(ATTENDED);
        ui.setPollInterval(POLL_MILLIS);
        Registration polling = ui.addPollListener(poll -> {
            if (clock.instant().isAfter(until)) {
                ui.setPollInterval(-1);
                view.showMessage(StatusChip.Tone.PLAIN, "staff.queue.still");
            } else {
                refresh.run();
            }
        });
        view.addDetachListener(leaving -> {
            leaving.unregisterListener();
            polling.remove();
            ui.setPollInterval(-1);
        });
    }
}
