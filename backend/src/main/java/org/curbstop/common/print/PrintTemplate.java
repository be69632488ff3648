package org.curbstop.common.print;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders printable documents from Thymeleaf templates in {@code /documents}, which escape their values. */
public final class PrintTemplate {

    private static final TemplateEngine ENGINE = createEngine();

    private PrintTemplate() {}

    /**
     * @param page variable {@code page} of the template
     * @param look style sheet or a link to it, as trusted markup, never from a customer
     */
    public static String render(String template, Object page, String look) {
        var context = new Context();
        context.setVariable("page", page);
        context.setVariable("look", look);
        // The PDF is made from XML, in which control characters are not allowed.
        return ENGINE.process(template, context).replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", " ");
    }

    private static TemplateEngine createEngine() {
        var templates = new ClassLoaderTemplateResolver(PrintTemplate.class.getClassLoader());
        templates.setPrefix("documents/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
