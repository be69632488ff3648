package org.curbstop.sandbox.clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

/**
 * After the clock was moved, has done at once what the application does every so often: what a day that is over has broken or lapsed is seen
 * now, not minutes later. All of it may run at any time, and twice at once.
 */
@Component
@Profile("!production")
class CatchingUp {

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);

    private final ObjectProvider<ScheduledTaskHolder> holders;

    CatchingUp(ObjectProvider<ScheduledTaskHolder> holders) {
        this.holders = holders;
    }

    /** Does not wait for it. */
    void start() {
        Thread.ofVirtual().name("catching-up").start(() -> holders.forEach(holder -> holder.getScheduledTasks().forEach(each -> {
            if (each.getTask() instanceof FixedDelayTask task) {
                run(task);
            }
        })));
    }

    private static void run(FixedDelayTask task) {
        try {
            task.getRunnable().run();
        } catch (RuntimeException e) {
            log.warn("{} failed after the clock was moved", task, e); // its own turn comes, too
        }
    }
}
