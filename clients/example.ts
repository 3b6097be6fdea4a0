// A client as one would write it: what compiles here is what the documents promise.
import createClient from "openapi-fetch";
import type { components, paths } from "./target/schema";

const client = createClient<paths>({ baseUrl: "http://localhost:8080" });

export async function requestPayment(body: components["schemas"]["PaymentRequest"], key: string): Promise<string> {
  const { data, error } = await client.POST("/v1/payments", { params: { header: { "Idempotency-Key": key } }, body });
  if (data === undefined) {
    throw new Error(error.code);
  }
  return data.id;
}

export async function openPayments(principal: string): Promise<string[]> {
  const { data } = await client.GET("/v1/payments", { params: { query: { principal, status: "AWAITING_APPROVAL" } } });
  // the same list is offered as NDJSON, one payment a line
  return data !== undefined && "items" in data
    ? data.items.map((payment) => `${payment.payee.name} ${payment.amount}`)
    : [];
}
