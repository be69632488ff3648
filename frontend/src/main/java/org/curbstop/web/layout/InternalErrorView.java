package org.curbstop.web.layout;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.TitledView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Error view for a view that could not be rendered. */
@ParentLayout(ErrorLayout.class)
@AnonymousAllowed
class InternalErrorView extends TitledView implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(InternalErrorView.class);

    InternalErrorView(ViewUser visitor) {
        super("fault.title");
        add(paragraph("fault.text"), PortalLinks.button(ErrorLayout.firstSection(visitor.signedIn()), I18n.text("nothing.home")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent entering, ErrorParameter<Exception> fault) {
        LOG.error("a view could not be rendered", fault.getException());
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
