// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"
#include "core/secret.h"

#include <QList>
#include <QString>

namespace berth {

// Where in a request a secret belongs: the token of the registry login, or the value of a row of env that is
// marked secret. A file holds the reference, the vault holds the value.
struct SecretRef
{
    FieldId field = FieldId::Env;
    QString name; // the row's name; for a second row of that name with "#2" behind it; empty for the login

    // "env/HF_TOKEN", "image_login": what stands behind the preset's id in the vault's key.
    [[nodiscard]] QString path() const;
    // "HF_TOKEN", "image_login": for a person.
    [[nodiscard]] QString shownName() const;
    friend bool operator==(const SecretRef &, const SecretRef &) = default;
};
using SecretRefs = QList<SecretRef>;

// Every secret that the request has a place for, whether its value is there or not.
[[nodiscard]] SecretRefs secretRefs(const RequestFields &fields);
// Those whose value is not there.
[[nodiscard]] SecretRefs missingSecrets(const RequestFields &fields);

// Empty where the request has no such place, or nothing in it.
[[nodiscard]] Secret secretAt(const RequestFields &fields, const SecretRef &ref);
// Does nothing where the request has no such place.
void setSecretAt(RequestFields &fields, const SecretRef &ref, const Secret &value);

// The same request with every secret's place empty.
[[nodiscard]] RequestFields withoutSecrets(RequestFields fields);

}
