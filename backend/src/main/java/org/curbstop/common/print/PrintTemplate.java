package org.curbstop.common.print;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Documents to print: Thymeleaf templates in {@code /documents}, which escape what they show. */
public final class PrintTemplate {

    private static final TemplateEngine ENGINE = createEngine();

    private PrintTemplate() {}

    /**
     * @param page what the template reads as {@code page}
     * @param look the style sheet or a link to it, as markup: ours, never a customer's
     */
    public static String render(String template, Object page, String look) {
        var context = new Context();
        context.setVariable("page", page);
        context.setVariable("look", look);
        // Control characters have no place in XML, which the PDF is made from.
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
