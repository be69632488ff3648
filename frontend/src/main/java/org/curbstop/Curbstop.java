package org.curbstop;

import org.curbstop.commands.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application that is started: every door and every capability in one process. */
@SpringBootApplication
@EnableScheduling
public class Curbstop {

    public static void main(String[] args) {
        if (Commands.called(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(Curbstop.class, args);
    }
}
