package org.curbstop.web.home;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.curbstop.identity.Me;

@Route("my")
@PermitAll
class HomeView extends VerticalLayout {

    HomeView(Me me) {
        add(new H1(me.required().name()));
    }
}
