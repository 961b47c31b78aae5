// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/draftcost.h"

namespace berth {

RentalType rentalTypeOf(const RequestFields &fields)
{
    const bool interruptible
        = fields.isSet(FieldId::Price) || fields.text(FieldId::RentalType) == QLatin1String("interruptible");
    return interruptible ? RentalType::Interruptible : RentalType::OnDemand;
}

std::optional<DraftCost> draftCost(const std::optional<Offer> &offer, const RequestFields &fields)
{
    if (!offer)
        return std::nullopt;
    DraftCost result;
    result.type = rentalTypeOf(fields);
    const double *disk = fields.get<double>(FieldId::Disk);
    result.diskAssumed = !disk;
    result.diskGb = disk ? *disk : assumedDiskGb;
    const Money *bid = fields.get<Money>(FieldId::Price);
    result.cost = hourlyCost(*offer, result.type, result.diskGb, bid ? std::optional(*bid) : std::nullopt);
    return result;
}

}
