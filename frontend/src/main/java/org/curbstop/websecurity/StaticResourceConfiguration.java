package org.curbstop.websecurity;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The files that any cache may keep, by name. Their addresses carry no digest, so not for long. Vaadin's bundle says so itself; style
 * sheets and the logo that a utility colors are {@code pages.StyleSheets}'.
 */
@Configuration(proxyBeanMethods = false)
class StaticResourceConfiguration implements WebMvcConfigurer {

    private static final CacheControl SHORTLY = CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
    private static final String FILES = "classpath:/META-INF/resources/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/tokens.css").addResourceLocations(FILES).setCacheControl(SHORTLY);
        for (String folder : new String[] {"scripts", "portal", "lumo", "webjars/leaflet"}) {
            registry.addResourceHandler("/" + folder + "/**").addResourceLocations(FILES + folder + "/").setCacheControl(SHORTLY);
        }
    }
}
