package org.curbstop.web.layout;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A view that could not be drawn. */
@ParentLayout(EitherFrame.class)
@AnonymousAllowed
class OurFault extends Page implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(OurFault.class);

    OurFault(Visitor visitor) {
        super("fault.title");
        add(words("fault.text"), Links.button(EitherFrame.first(visitor.who()), Say.words("nothing.home")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent entering, ErrorParameter<Exception> fault) {
        LOG.error("a view could not be drawn", fault.getException());
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
