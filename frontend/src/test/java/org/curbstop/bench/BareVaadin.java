package org.curbstop.bench;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Reference for start times: the smallest application with a server and one Vaadin view, on the same versions. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class, SpringBootAutoConfiguration.class
})
@Profile("bare")
public class BareVaadin {

    public static void main(String[] args) {
        SpringApplication.run(BareVaadin.class, args);
    }

    /** Registers the view without an annotation, which tests of the application would find. */
    @Bean
    VaadinServiceInitListener views() {
        return event -> RouteConfiguration.forApplicationScope().setRoute("bare", Home.class);
    }

    /** The only view. */
    public static class Home extends VerticalLayout {
        private static final long serialVersionUID = 1L;

        public Home() {
            add(new Span("Welcome."));
        }
    }
}
