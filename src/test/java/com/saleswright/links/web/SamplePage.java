package com.saleswright.links.web;

import com.saleswright.links.Links;
import com.saleswright.links.OpenLink;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is behind a link of the sample purpose. */
@RestController
class SamplePage {

    private final Links links;

    SamplePage(Links links) {
        this.links = links;
    }

    @GetMapping("/p/sample/{link}")
    String show(OpenLink link) {
        return (link.used() ? "receipt for " : "question for ") + link.holder();
    }

    @PostMapping("/p/sample/{link}")
    String answer(OpenLink link) {
        return links.use(link.id()) ? "done" : "done before";
    }
}
