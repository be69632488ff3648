package org.curbstop.websecurity;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Static files that any cache may store, listed by name. Their URLs carry no digest, so they are cached for a short time. Vaadin sets the
 * caching of its bundle; style sheets and the utility's logo are served by {@code pages.layout.StyleSheetController}.
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
