package org.curbstop;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import org.curbstop.commands.CurbstopCommand;
import org.curbstop.start.CarrierThreads;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Spring Boot application that runs every endpoint and every capability in one process. */
@SpringBootApplication
@EnableScheduling
public class Curbstop {

    static {
        // Twilio's SDK looks both up for each response; if they are not set here, it scans the whole class path each time.
        setDefaultImplementation(DocumentBuilderFactory.class, DocumentBuilderFactory.newDefaultInstance());
        setDefaultImplementation(TransformerFactory.class, TransformerFactory.newDefaultInstance());
    }

    public static void main(String[] args) {
        if (!CurbstopCommand.isServerStart(args)) {
            System.exit(CurbstopCommand.run(args));
        }
        CarrierThreads.reserve();
        SpringApplication.run(Curbstop.class, args);
    }

    private static void setDefaultImplementation(Class<?> type, Object implementation) {
        if (System.getProperty(type.getName()) == null) {
            System.setProperty(type.getName(), implementation.getClass().getName());
        }
    }
}
