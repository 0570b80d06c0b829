package com.saleswright.deals;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface QuoteRepository extends ListCrudRepository<Quote, String> {

    List<Quote> findByOpportunityId(String opportunityId);

    List<Quote> findTop5ByCustomerIdAndNumberNotOrderByChangedAtDesc(long customerId, String without);
}
