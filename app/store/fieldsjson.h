// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestreader.h"

#include <QJsonObject>

namespace berth {

// A request as Berth's own files hold it (presets, the unfinished form): the body of the create call, but
// - env is a list of rows, [{"name": "TZ", "value": "UTC"}, {"name": "HF_TOKEN", "secret": true},
//   {"kind": "port", "name": "8080:8080"}, {"kind": "flag", "name": "-h", "value": "web"}], so that order and
//   marks stay;
// - image_login is {"user", "registry"};
// - rental_type, which only the form has, is there.
// The values of secrets are never written.
struct FieldsReading
{
    RequestFields fields;
    QList<ReadProblem> problems; // unknown keys, and values that can't be what they should
    QJsonObject kept; // the parts concerned as they stood there, for fieldsToJson() to put back
};

// `kept` gives way to what is set.
[[nodiscard]] QJsonObject fieldsToJson(const RequestFields &fields, const QJsonObject &kept = {});
// Also takes a body as it goes over the wire: env as an object, image_login as text, with its secrets.
[[nodiscard]] FieldsReading fieldsFromJson(const QJsonObject &json);

}
