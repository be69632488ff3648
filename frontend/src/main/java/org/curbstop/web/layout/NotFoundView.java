package org.curbstop.web.layout;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.TitledView;

/** Error view for pages that do not exist and pages of other users; the response is the same for both. */
@ParentLayout(ErrorLayout.class)
@AnonymousAllowed
class NotFoundView extends TitledView implements HasErrorParameter<NotFoundException> {

    NotFoundView(ViewUser visitor) {
        super("nothing.title");
        add(paragraph("nothing.text"), PortalLinks.button(ErrorLayout.firstSection(visitor.signedIn()), I18n.text("nothing.home")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent entering, ErrorParameter<NotFoundException> fault) {
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
