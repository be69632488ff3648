package org.curbstop;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import org.curbstop.commands.CurbstopCommand;
import org.curbstop.start.CarrierThreads;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application that is started: every door and every capability in one process. */
@SpringBootApplication
@EnableScheduling
public class Curbstop {

    static {
        // Twilio's SDK asks for both anew for each answer; unnamed, each time the whole class path is searched for them.
        name(DocumentBuilderFactory.class, DocumentBuilderFactory.newDefaultInstance());
        name(TransformerFactory.class, TransformerFactory.newDefaultInstance());
    }

    public static void main(String[] args) {
        if (!CurbstopCommand.isServerStart(args)) {
            System.exit(CurbstopCommand.run(args));
        }
        CarrierThreads.reserve();
        SpringApplication.run(Curbstop.class, args);
    }

    private static void name(Class<?> wanted, Object found) {
        if (System.getProperty(wanted.getName()) == null) {
            System.setProperty(wanted.getName(), found.getClass().getName());
        }
    }
}
