package org.curbstop;

import com.vaadin.flow.component.page.AppShellConfigurator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that is started: every door and every capability in one process. */
@SpringBootApplication
public class Curbstop implements AppShellConfigurator {

    public static void main(String[] args) {
        SpringApplication.run(Curbstop.class, args);
    }
}
