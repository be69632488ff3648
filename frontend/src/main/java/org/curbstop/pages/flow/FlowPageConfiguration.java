package org.curbstop.pages.flow;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.curbstop.websecurity.PublicPaths;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Maps every {@link FlowPage} to the controller and opens it to the public, so that the enum is the only list of these paths. */
@Configuration(proxyBeanMethods = false)
class FlowPageConfiguration {

    @Bean
    static PublicPaths flowPagePaths() {
        return new PublicPaths(FlowPage.paths());
    }

    @Bean
    SmartInitializingSingleton flowPageMappings(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings, FlowPageController controller) {
        return () -> {
            map(mappings, controller, RequestMethod.GET, "show");
            map(mappings, controller, RequestMethod.POST, "answer");
        };
    }

    private static void map(RequestMappingHandlerMapping mappings, FlowPageController controller, RequestMethod method, String handler) {
        Method handles = Arrays.stream(FlowPageController.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(handler) && !each.isSynthetic()).findAny().orElseThrow();
        mappings.registerMapping(
                RequestMappingInfo.paths(FlowPage.paths().toArray(String[]::new)).methods(method)
                        .options(mappings.getBuilderConfiguration()).build(),
                controller, handles);
    }
}
