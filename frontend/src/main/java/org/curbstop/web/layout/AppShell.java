package org.curbstop.web.layout;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Meta;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** Vaadin app shell of the portal: Lumo, then the shared design tokens, then the portal's own style sheet. */
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("context://tokens.css")
@StyleSheet("context://utility.css")
@StyleSheet("context://portal/portal.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@Meta(name = "robots", content = "noindex")
@Viewport("width=device-width, initial-scale=1")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "/logo.svg", "any");
    }
}
